-- Who may speak for a side of a call. Call-ID and tags say which call and side a request is of; whoever comes to know
-- them must not hang up other people's calls with them.
local peers = require("peers")
local reached = require("reached")
local spelled_out = require("spelled-out")
local strangers = require("strangers")
local tls_places = require("tls-places")
local trunks = require("trunks")
local ways = require("ways")

local sides = {}

-- Trunks of a side: that which the call came over; those over which its target, or until an answer its targets, are rung.
local function trunks_of(call, side)
  if side == "caller" then return { call.trunk } end
  local ids = {}
  for _, leg in ipairs(call.legs or {}) do
    if not call.answered_leg or leg.name == call.answered_leg then ids[#ids + 1] = leg.trunk end
  end
  return ids
end

local function is_carrier_of(ids, sources)
  for _, id in ipairs(ids) do
    local trunk = trunks.by_id(id)
    for _, source in ipairs(sources) do
      if trunk and source.carrier == trunk.carrier then return true end
    end
  end
  return false
end

-- Whether the request at hand bears the way that we gave to this side alone.
local function bears_way(call, side)
  local way = ways.open(KSR.pv.get("$rU"), KSR.pv.get("$ci"))
  return way ~= nil and way.id == call.id and way.side ~= side
end

-- Whether a request of a side may come from an address: the side's own Contact, its carrier; an enterprise's exchange
-- where the side is no carrier's; and any address where the request bears the side's way. Another edge has no more say
-- than that: it passes on what any carrier sent it.
function sides.may_speak(call, side, address)
  local known = call[side .. "_side"]
  if known and strangers.address_in(known.contact) == address then return true end
  local ids, sources = trunks_of(call, side), trunks.ever_from(address)
  if sources then return is_carrier_of(ids, sources) end
  if #ids == 0 and not peers.at(address) then return true end
  return bears_way(call, side)
end

-- Whether a reply to the INVITE of a leg may come from an address: its trunk's carrier, or where we sent it to. What a
-- name stands for today, this edge does not know: for a trunk's, any address that is no other carrier's, for an
-- exchange's any at all. A leg that left by another edge is answered by it.
function sides.may_answer(leg, address)
  if leg.via then
    local edge = peers.by_id(leg.via)
    return edge ~= nil and edge.address == address
  end
  local trunk = leg.trunk and trunks.by_id(leg.trunk)
  local host = trunk and trunk.host or strangers.address_in(leg.target)
  if host and spelled_out(host) == spelled_out(address) then return true end
  local sources = trunk and trunks.ever_from(address)
  if sources then return is_carrier_of({ leg.trunk }, sources) end
  return not (host and tls_places.is_address(host)) and not peers.at(address)
end

-- The same of a reply to a leg that is forgotten: from any that was rung.
function sides.may_answer_late(id, address)
  for _, place in ipairs(reached.places(id)) do
    if sides.may_answer(place, address) then return true end
  end
  return false
end

-- Whether a CANCEL may come from an address: as the INVITE, from its carrier or from the edge by which it came, which
-- has seen to it itself (handed-over-calls.lua).
function sides.may_cancel(call, address)
  local peer = peers.at(address)
  if peer and call.via == peer.id then return true end
  return sides.may_speak(call, "caller", address)
end

return sides
