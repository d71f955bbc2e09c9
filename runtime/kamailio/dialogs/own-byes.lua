-- The BYEs that the edge itself sends, again and again until they are answered: tm gives one up after 800 ms, and a
-- carrier that changes over to its other machine is deaf for longer. Its leg would run on, and be charged.
local cjson = require("cjson")
local challenge = require("challenge")
local clock = require("clock")
local each_entry = require("each-entry")
local locked = require("locked")
local lookups = require("lookups")
local secure = require("secure")
local shared = require("shared")
local timer = require("timer")

local own_byes = {}

-- Above every CSeq that either side has used, some of which begin anywhere below 2^31 (RFC 3261, 8.1.1.5): the last but one;
-- and of the BYE that answers a challenge, the last.
own_byes.sequence = "2147483646"
local answered_sequence = "2147483647"
-- Seconds from one time to the next: as long as SIP asks for (64 T1). After the last, it is given up.
local waits_s = { 2, 4, 8, 16, 2 }
local most_at_once = 200

-- A side of a call has one BYE of ours: its tag tells it from the others of the Call-ID.
local function key_of(sip_call_id, tag)
  return sip_call_id .. " " .. tag
end

local function transmit(bye, can_wait)
  local hop = bye.next_hop == "." and bye.uri or bye.next_hop
  if not secure.toward(hop) then return end
  lookups.sending(hop, can_wait, function() KSR.tm.t_uac_send("BYE", bye.uri, bye.next_hop, ".", bye.headers, "") end)
end

-- "<due> <times> <BYE>"
local function keep(key, times, bye)
  KSR.htable.sht_sets("byes", key, string.format("%d %d %s", clock.steady_s() + waits_s[times], times, bye))
end

-- Sends a BYE to the side with a tag, to a URI over the next hop ("." for none) and, where there is one, a trunk.
function own_byes.send(sip_call_id, tag, uri, next_hop, headers, trunk)
  local bye = { uri = uri, next_hop = next_hop, headers = headers, trunk = trunk }
  keep(key_of(sip_call_id, tag), 1, cjson.encode(bye))
  transmit(bye, true)
end

-- Sends the BYE under a key once more, with the answer to the challenge at hand; false where it cannot be answered.
local function answers(key)
  local bye = locked("byes", key, function()
    local text = string.match(shared.text("byes", key) or "", "^%d+ %d+ (.*)$")
    local known = text and cjson.decode(text)
    local header = known and challenge.header(known.trunk, "BYE", known.uri)
    if not header then return nil end
    known.headers = string.gsub(known.headers, "\r\nCSeq: %d+ ", "\r\nCSeq: " .. answered_sequence .. " ", 1) .. header
    keep(key, 1, cjson.encode(known))
    return known
  end)
  if bye then transmit(bye) end
  return bye ~= nil
end

-- Takes the reply at hand, to a BYE. One that passes on that nobody was there (408, 503) is no answer.
function own_byes.replied(code)
  local number = tostring(KSR.pv.get("$cs"))
  if code < 200 or code == 408 or code == 503 or number ~= own_byes.sequence and number ~= answered_sequence then return end
  if KSR.tm.t_check_trans() <= 0 then return end
  local key = key_of(KSR.pv.get("$ci"), KSR.pv.get("$tt") or "")
  if number == own_byes.sequence and challenge.is_one(code) and answers(key) then return end
  KSR.htable.sht_rm("byes", key)
end

-- The BYE to be sent again; nil where it was answered meanwhile, or, with true, is given up.
local function taken(key)
  local given_up
  local bye = locked("byes", key, function()
    local times, text = string.match(shared.text("byes", key) or "", "^%d+ (%d+) (.*)$")
    if not text then return nil end
    times = tonumber(times) + 1
    if waits_s[times] then
      keep(key, times, text)
      return cjson.decode(text)
    end
    given_up = true
    KSR.htable.sht_rm("byes", key)
  end)
  return bye, given_up
end

-- Sends again what is due.
local function run()
  local now, due, lost, example = clock.steady_s(), {}, 0, nil
  each_entry("byes", function(key, value)
    if tonumber(string.match(value, "^%d+")) <= now then due[#due + 1] = key end
    return #due < most_at_once
  end)
  for _, key in ipairs(due) do
    -- What waits for names is gone on with a second later: much else is due in this process.
    if clock.steady_s() > now then break end
    local bye, given_up = taken(key)
    if bye then transmit(bye) end
    if given_up then lost, example = lost + 1, key end
  end
  if lost > 0 then
    KSR.warn(lost .. " BYE of ours not answered for 30 s, the last to Call-ID and tag " .. example .. "\n")
  end
end

timer.every(1000, "own BYEs", run)

return own_byes
