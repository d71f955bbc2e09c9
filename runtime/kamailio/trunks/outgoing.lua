-- What one outgoing leg looks like: request URI, caller identity and diversion, as its trunk asks.
local node = require("node")
local places = require("places")
local trunks = require("trunks")

local outgoing = {}

-- An E.164 number as a trunk writes it. National: 01062345678 for a landline, 013901234567 for a mobile phone.
local function written(number, format)
  local national = string.match(number or "", "^%+86(%d+)$")
  if format == "national" and national then return "0" .. national end
  return number
end

-- URI of a trunk's own edge, or of a user there.
function outgoing.trunk_uri(trunk, user)
  local host = places.host(trunk.host)
  local uri = "sip:" .. (user and user .. "@" or "") .. host .. ":" .. string.format("%d", trunk.port)
  if trunk.transport ~= "udp" then uri = uri .. ";transport=" .. trunk.transport end
  return uri
end

-- Request URI of a target over a trunk, or of a SIP target itself.
function outgoing.uri(target, trunk_id)
  if not trunk_id then return target end
  local trunk = trunks.by_id(trunk_id)
  return outgoing.trunk_uri(trunk, written(target, trunk.numberFormat))
end

-- The number that a leg shows as its caller; nil where it is withheld.
local function shown_caller(call, trunk)
  if trunk.callerId == "fixed" then return written(trunk.callerIdNumber, trunk.numberFormat) end
  if trunk.callerId == "did" then return written(call.did or trunk.callerIdNumber, trunk.numberFormat) end
  return call.caller and written(call.caller, trunk.numberFormat)
end

-- A number as a telephone in China dials it back: 01062345678, 13901234567.
local function as_dialled(number)
  local national = string.match(number or "", "^%+86(1[3-9]%d%d%d%d%d%d%d%d%d)$")
  return national or written(number, "national")
end

-- From as we know the caller: the carrier's own names its switches, and whoever a telephone there says it is.
local function show_from(user)
  if user then
    KSR.uac.uac_replace_from("", "sip:" .. user .. "@" .. node.config().domain)
  else
    KSR.uac.uac_replace_from("", "sip:anonymous@anonymous.invalid")
    KSR.hdr.append("Privacy: id\r\n")
  end
end

-- A hidden number goes to a carrier all the same, who must not show it; nil is shown to nobody.
local function show_caller(user, hidden)
  show_from(not hidden and user or nil)
  if user then KSR.hdr.append("P-Asserted-Identity: <sip:" .. user .. "@" .. node.config().domain .. ">\r\n") end
end

-- The number by which a trunk's carrier knows the call that we forward.
local function diverting(call, trunk)
  if trunk.delivers.number == "did" and call.did then return written(call.did, trunk.numberFormat) end
  return call.number
end

local function show_diversion(call, leg, trunk)
  local uri = "<sip:" .. diverting(call, trunk) .. "@" .. node.config().domain .. ">"
  if trunk.diversion == "diversion" then
    KSR.hdr.append("Diversion: " .. uri .. ";reason=unconditional;counter=1\r\n")
  elseif trunk.diversion == "history-info" then
    -- The cause says that it was diverted unconditionally (RFC 4458, and RFC 7544 for Diversion's reason).
    local target = "<" .. outgoing.uri(leg.target, leg.trunk) .. ";cause=302>"
    KSR.hdr.append("History-Info: " .. uri .. ";index=1, " .. target .. ";index=1.1;mp=1\r\n")
  end
end

-- Dresses the branch at hand. Runs in the branch route: what it changes is this branch's alone.
function outgoing.dress(call, leg)
  if not leg.trunk then
    -- An enterprise's own exchange is not trusted with the carrier's assertion: From alone.
    return show_from(not call.hidden and as_dialled(call.caller) or nil)
  end
  local trunk = trunks.by_id(leg.trunk)
  show_caller(shown_caller(call, trunk), call.hidden and trunk.callerId == "original")
  show_diversion(call, leg, trunk)
end

return outgoing
