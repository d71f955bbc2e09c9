-- Requests within calls that another edge has: those that come here because this edge relayed the INVITE and stayed in
-- the route, and those that a carrier sent to the wrong edge.
local peers = require("peers")
local signed = require("signed")

local relayed_dialog = {}

-- A parameter for this edge's Record-Route by which it knows later that it relayed the call.
local function sealed()
  return signed.seal("relayed\n" .. KSR.pv.get("$ci"))
end

function relayed_dialog.mark()
  return "relayed=" .. sealed()
end

-- Whether a Route is one that this edge has marked for the call at hand.
local function is_marked(route)
  local mark = string.match(route, "^[^>,]*;relayed=(%x+)")
  return mark ~= nil and signed.holds("relayed\n" .. KSR.pv.get("$ci"), mark)
end

-- Takes the request at hand, whose source is a carrier or an edge. False where it is of a call of this edge's own.
function relayed_dialog.takes()
  local route = KSR.hdr.get("Route") or ""
  local host = string.match(route, "^%s*<sips?:%[([%x:]+)%]") or string.match(route, "^%s*<sips?:([^;:>@]+)")
  local edge = peers.at(host or KSR.pv.get("$rd") or "")
  if not edge then return false end
  if edge.id == peers.self() and not is_marked(route) then return false end
  if host and KSR.rr.loose_route() <= 0 then return false end
  KSR.tm.t_relay()
  return true
end

return relayed_dialog
