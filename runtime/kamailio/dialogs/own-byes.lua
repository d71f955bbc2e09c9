-- The BYEs that the edge itself sends, again and again until they are answered: tm gives one up after 800 ms, and a
-- carrier that changes over to its other machine is deaf for longer. Its leg would run on, and be charged.
local cjson = require("cjson")
local clock = require("clock")
local each_entry = require("each-entry")
local locked = require("locked")
local secure = require("secure")
local shared = require("shared")
local timer = require("timer")

local own_byes = {}

-- Above every CSeq that either side has used.
own_byes.sequence = "1073741824"
-- Seconds from one time to the next: as long as SIP asks for (64 T1). After the last, it is given up.
local waits_s = { 2, 4, 8, 16, 2 }
local most_at_once = 200

-- A side of a call has one BYE of ours: its tag tells it from the others of the Call-ID.
local function key_of(sip_call_id, tag)
  return sip_call_id .. " " .. tag
end

local function transmit(bye)
  if not secure.toward(bye.next_hop == "." and bye.uri or bye.next_hop) then return end
  KSR.tm.t_uac_send("BYE", bye.uri, bye.next_hop, ".", bye.headers, "")
end

-- "<due> <times> <BYE>"
local function keep(key, times, bye)
  KSR.htable.sht_sets("byes", key, string.format("%d %d %s", clock.now_s() + waits_s[times], times, bye))
end

-- Sends a BYE to the side with a tag, to a URI over the next hop ("." for none).
function own_byes.send(sip_call_id, tag, uri, next_hop, headers)
  local bye = { uri = uri, next_hop = next_hop, headers = headers }
  keep(key_of(sip_call_id, tag), 1, cjson.encode(bye))
  transmit(bye)
end

-- Takes the reply at hand, to a BYE. One that passes on that nobody was there (408, 503) is no answer.
function own_byes.replied(code)
  if code < 200 or code == 408 or code == 503 or tostring(KSR.pv.get("$cs")) ~= own_byes.sequence then return end
  if KSR.tm.t_check_trans() > 0 then KSR.htable.sht_rm("byes", key_of(KSR.pv.get("$ci"), KSR.pv.get("$tt") or "")) end
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
  local now, due, lost, example = clock.now_s(), {}, 0, nil
  each_entry("byes", function(key, value)
    if tonumber(string.match(value, "^%d+")) <= now then due[#due + 1] = key end
    return #due < most_at_once
  end)
  for _, key in ipairs(due) do
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
