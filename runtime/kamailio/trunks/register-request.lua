-- A REGISTER to the carrier of a registration trunk, and what its answer says. In the table `trunks`:
--   ID:register   "CALL-ID CSEQ PURPOSE ANSWERED CONTACTS" of the last one: what its reply is known by
-- PURPOSE is `keep` (our contact), `leave` (ours goes), `clear` (another edge's goes) or `look` (which are there); ANSWERED
-- is 1 where it answers a challenge.
local challenge = require("challenge")
local clock = require("clock")
local node = require("node")
local outgoing = require("outgoing")
local peers = require("peers")
local secure = require("secure")
local settings = require("settings")
local shared = require("shared")
local strangers = require("strangers")

local register_request = {}

local function key(id) return id .. ":register" end

local function here(trunk)
  return trunk.transport == "tls" and settings.tls_contact or settings.contact
end

-- The contact by which a trunk's carrier reaches this edge.
function register_request.own_contact(trunk)
  local transport = trunk.transport ~= "udp" and ";transport=" .. trunk.transport or ""
  return "<sip:" .. trunk.register.username .. "@" .. here(trunk) .. transport .. ">"
end

local function uri_of(trunk) return "sip:" .. trunk.register.realm end

local function kept(trunk)
  local call, number, purpose, answered, contacts = string.match(shared.text("trunks", key(trunk.id)) or "",
    "^(%x+) (%d+) (%l+) (%d) (.*)$")
  return call and { call = call, number = tonumber(number), purpose = purpose, answered = answered == "1", contacts = contacts }
end

-- Sends one for contacts (values of the header) to be kept so many seconds, or with 0 to be forgotten; without any it asks
-- which are there (RFC 3261, 10.2.3). `answer` is the header that answers the challenge to the one before. False where it
-- cannot be sent.
-- Kamailio's own registrar and uac_req_send with a password are not used: the first knows one policy for all failures and
-- no hand-over, the second frees its memory twice (5.6).
function register_request.send(trunk, purpose, contacts, expires, answer)
  local before = kept(trunk)
  local call, number = before and before.call or clock.new_id(), string.format("%d", before and before.number + 1 or 1)
  KSR.htable.sht_sets("trunks", key(trunk.id),
    table.concat({ call, number, purpose, answer and 1 or 0, contacts }, " "))
  local who = "<sip:" .. trunk.register.username .. "@" .. trunk.register.realm .. ">"
  local headers = "From: " .. who .. ";tag=" .. string.sub(call, 1, 16) .. "\r\nTo: " .. who .. "\r\nCall-ID: " .. call
    .. "\r\nCSeq: " .. number .. " REGISTER\r\nMax-Forwards: 70\r\n" .. (answer or "")
  if contacts ~= "" then
    headers = headers .. "Contact: " .. contacts .. "\r\nExpires: " .. string.format("%d", expires) .. "\r\n"
  end
  if not secure.toward(outgoing.trunk_uri(trunk)) then return false end
  return KSR.tm.t_uac_send("REGISTER", uri_of(trunk), outgoing.trunk_uri(trunk), ".", headers, "") > 0
end

-- Whose the reply at hand to a REGISTER is, and what was asked; nil where it is to none of ours, or to one before the
-- last. The Call-ID is a secret of carrier and edge.
function register_request.of_reply()
  local call, number = KSR.pv.get("$ci"), tonumber(KSR.pv.get("$cs"))
  for _, trunk in ipairs(node.config().trunks) do
    local request = trunk.register and kept(trunk)
    if request and request.call == call and request.number == number then return trunk, request end
  end
end

-- The header that answers the challenge at hand; nil where it cannot be answered.
function register_request.answer(trunk)
  return challenge.header(trunk.id, "REGISTER", uri_of(trunk))
end

-- The fewest seconds that contacts are kept for; nil where none says.
local function shortest(contacts)
  local least
  for seconds in string.gmatch(contacts, ";%s*[Ee][Xx][Pp][Ii][Rr][Ee][Ss]%s*=%s*\"?(%d+)") do
    least = math.min(least or math.huge, tonumber(seconds))
  end
  return least
end

-- What the answer at hand lists: `own`, whether our contact; `granted`, seconds for it where said; `others`, contacts of
-- other edges, nil where there are none.
function register_request.listed(trunk)
  local listed, others, contacts = {}, {}, KSR.pv.get("$(hdr(Contact)[*])") or ""
  for uri, parameters in string.gmatch(contacts, "<([^>]*)>([^,]*)") do
    local is_user = string.find(uri, ":" .. trunk.register.username .. "@", 1, true)
    local edge = is_user and peers.named(strangers.address_in(uri) or "")
    if string.find(uri, "@" .. here(trunk), 1, true) then
      listed.own, listed.granted = true, shortest(parameters)
    elseif edge and edge.id ~= peers.self() then
      others[#others + 1] = "<" .. uri .. ">"
    end
  end
  -- Ours may be there in another spelling: without brackets, or with the address of a translation on the way.
  if not listed.own then listed.granted = shortest(contacts) end
  listed.granted = listed.granted or tonumber(string.match(KSR.hdr.get("Expires") or "", "^%s*(%d+)"))
  listed.others = #others > 0 and table.concat(others, ", ") or nil
  return listed
end

return register_request
