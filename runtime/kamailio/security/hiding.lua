-- Neither side of a call sees where the other is: the way a message came by (Via, Record-Route) stays here, and Contact
-- becomes a way (ways.lua) to the edge.
local in_dialog = require("in-dialog")
local places = require("places")
local settings = require("settings")
local ways = require("ways")

local hiding = {}

-- All values of a header of the message at hand.
local function values(name)
  return KSR.pv.get("$(hdr(" .. name .. ")[*])") or ""
end

-- The request's Via values as its replies must bear them: the first with where it really came from.
local function vias()
  local unfolded = string.gsub(values("Via"), "\r?\n[ \t]+", " ")
  local first, others = string.match(unfolded, "^([^,]*)(.*)$")
  local port = tostring(KSR.pv.get("$sp"))
  first = string.gsub(first, "%s+$", "")
  first = string.gsub(first .. ";", ";rport;", ";rport=" .. port .. ";")
  first = string.gsub(first, ";received=[^;]*", "")
  return first .. "received=" .. KSR.pv.get("$si") .. others
end

-- Whether Kamailio will write into the topmost Via where the request came from (RFC 3261, 18.2.1; RFC 3581).
local function is_annotated()
  local first = string.lower(string.match(values("Via"), "^[^,]*")) .. ";"
  if string.find(first, ";%s*rport[;=%s]") or string.find(first, ";%s*received%s*=") then return true end
  return string.match(first, "^%S+%s+(%[[^%]]*%])") ~= places.host(KSR.pv.get("$si"))
    and string.match(first, "^%S+%s+([^:;%s]+)") ~= KSR.pv.get("$si")
end

local before_parameters = "/^(v|via)[ \t]*:[^;\r\n]*(\r\n[ \t][^;\r\n]*)*//i"

-- Makes a header of ours of the topmost Via from its parameters on, which is where Kamailio writes, and removes all else of
-- Via. What is written names this edge then (peer-source.lua). False where there is no such place.
local function leave_room()
  local parameters = string.match(KSR.hdr.get("Via") or "", ";.*")
  if not parameters then return false end
  local literal = string.gsub(parameters, "[%[%]%.%*%^%$%+%?%(%){}|\\]", "\\%0")
  if KSR.textops.subst(before_parameters) <= 0 then return false end
  if KSR.textops.subst("\1" .. literal .. "\1X-Hotline-Hop: in\1") <= 0 then return false end
  local index = 1
  while KSR.textops.remove_hf_idx("Via", index) == 1 do index = index + 1 end
  KSR.pv.seti("$avp(hop)", 1)
  return true
end

-- Takes from the request at hand how it came, and keeps it for the replies. Answers the kept text.
-- What Kamailio writes into Via it writes at its place, also where Via is gone, and would break the next header by it.
function hiding.request()
  local kept = vias()
  if not (is_annotated() and leave_room()) then KSR.hdr.remove("Via") end
  KSR.hdr.remove("Record-Route")
  KSR.hdr.remove("Contact")
  return kept
end

-- Gives the reply at hand back to where its request came from; `routes` are what Record-Route is to say. `again` keeps
-- our own Via for a reply that the core sends, and not tm.
function hiding.reply(kept, routes, again)
  if again then
    local own = values("Via")
    KSR.hdr.remove("Via")
    kept = own .. "\r\nVia: " .. kept
  end
  KSR.hdr.remove("Record-Route")
  KSR.hdr.remove("Contact")
  local text = "Via: " .. kept .. "\r\n"
  for _, route in ipairs(routes or {}) do text = text .. "Record-Route: " .. route .. "\r\n" end
  KSR.hdr.insert(text)
end

-- Where this edge is reached over a transport: where the message at hand came in, but TLS has a port of its own.
local function here(transport)
  if transport == "tls" then return settings.tls_contact or settings.contact end
  if string.lower(KSR.pv.get("$pr")) == "tls" then return settings.contact end
  return places.here()
end

-- The Contact that shows a side of a call, to be sent over a transport.
function hiding.contact(call, side, uri, routes, transport)
  local parameter = transport and transport ~= "udp" and ";transport=" .. transport or ""
  return "Contact: <sip:" .. ways.seal(call, side, uri, routes) .. "@" .. here(transport)
    .. parameter .. ">\r\n"
end

-- Gives the reply at hand to the INVITE of a call back to the caller, whose own proxies are named behind us; `again` as
-- above.
function hiding.answer(call, kept, again)
  local code = KSR.pv.get("$rs")
  local known = call and code >= 200 and call.target_side
  local target, routes = in_dialog.target_side(known and known.contact)
  for _, route in ipairs(call and call.caller_side.routes or {}) do routes[#routes + 1] = route end
  hiding.reply(kept, code < 300 and routes or {}, again)
  if call and target.contact and code < 300 then
    KSR.hdr.append(hiding.contact(call, "target", target.contact, target.routes, call.transport))
  end
end

return hiding
