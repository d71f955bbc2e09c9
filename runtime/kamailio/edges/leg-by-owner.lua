-- Legs over a registration trunk leave by the edge that keeps its registration: the carrier knows that address alone. The
-- edge that has the call sends it the leg's INVITE as to an outbound proxy, under the same signed header as a call that is
-- handed over (handover-header.lua). It stays in the route, counts and records nothing, and answers no challenge:
-- all that is the call's edge's.
local elsewhere = require("elsewhere")
local handed_over_calls = require("handed-over-calls")
local handed_over_dialogs = require("handed-over-dialogs")
local handover_header = require("handover-header")
local outgoing = require("outgoing")
local overload = require("overload")
local owners = require("owners")
local peer_source = require("peer-source")
local peers = require("peers")
local secure = require("secure")
local trunks = require("trunks")

local leg_by_owner = {}

-- Instead of a carrier's address and port: no call that came from one, but a leg to one.
local is_leg = "leg"
-- As for a leg of this edge's own. How long a target may ring, the call's edge knows.
local no_provisional_ms, longest_ringing_ms, cancel_ms = 800, 1800000, 32000
-- What the owner says of a carrier from which nothing was heard.
local silence = "no-reply"

-- Id of the edge by which legs over a trunk leave, where that is another one.
function leg_by_owner.edge(trunk_id)
  local trunk = trunks.by_id(trunk_id)
  if not trunk.register or not peers.self() then return nil end
  local owner = owners.of("trunk:" .. trunk_id)
  return owner and owner.id ~= peers.self() and owner.id or nil
end

-- Sends the branch at hand by another edge. Its CSeq is the leg's, which may be ahead of the call's.
function leg_by_owner.send(leg)
  local edge = peers.by_id(leg.via)
  if not edge then return false end
  local number = string.format("%d", KSR.pv.get("$cs") + (leg.ahead or 0))
  KSR.pv.sets("$du", peers.uri(edge))
  KSR.hdr.append(handover_header.name .. ": " .. handover_header.sealed(leg.via, leg.trunk, is_leg, number) .. "\r\n")
  return true
end

-- Whether an INVITE that a peer has sent is a leg.
function leg_by_owner.is_one(origin)
  return origin.source == is_leg
end

-- Passes the INVITE at hand on to the carrier of its trunk, whatever its request URI names.
function leg_by_owner.take(origin)
  local trunk = origin.trunk
  if not trunk.register or not secure.is_trusted(trunk) then return elsewhere.refuse("certificate", true) end
  KSR.hdr.remove(handover_header.name)
  KSR.rr.record_route_params(";" .. handed_over_dialogs.mark())
  if KSR.tm.t_newtran() <= 0 then return end
  handed_over_calls.rings_for(origin.via, trunk.id)
  KSR.pv.sets("$du", outgoing.trunk_uri(trunk))
  secure.bind(outgoing.trunk_uri(trunk))
  KSR.tm.t_set_disable_6xx(1)
  peer_source.arm()
  KSR.tm.t_on_reply("ksr_leg_reply")
  KSR.tm.t_on_failure("ksr_leg_failure")
  KSR.tm.t_set_fr(longest_ringing_ms, no_provisional_ms + overload.allowance_ms())
  if KSR.tm.t_relay() > 0 then return end
  handed_over_calls.leg_settled()
  elsewhere.refuse(silence, true)
end

function leg_by_owner.on_reply()
  KSR.pv.seti("$avp(leg_heard)", 1)
  -- What an edge says of a carrier, the carrier does not say itself.
  KSR.hdr.remove(elsewhere.header)
  -- A carrier that was heard is sent CANCEL until it says that it has it.
  if KSR.pv.get("$rs") >= 200 then return handed_over_calls.leg_settled() end
  KSR.tm.t_set_fr(longest_ringing_ms, cancel_ms)
end

-- The failure route: the call's edge, which has heard our 100, must not take that for the carrier's.
function leg_by_owner.on_failure()
  handed_over_calls.leg_settled()
  if KSR.pv.get("$avp(leg_heard)") == 1 or KSR.tm.t_is_canceled() > 0 then return end
  elsewhere.refuse(silence, true)
end

-- Cause of a final answer that the owner has given itself; nil where it is the carrier's. Only its word about the
-- carrier speaks against the trunk.
function leg_by_owner.cause(leg)
  local said = leg.via and KSR.hdr.get(elsewhere.header)
  if not said then return nil end
  if said == silence then return "no-reply" end
  leg.never_left = true
  return "send-failure"
end

-- The owner was not heard of: it keeps no registration any more, and the trunk is another edge's.
function leg_by_owner.is_silent(leg)
  leg.never_left = true
  peers.is_silent(leg.via)
end

return leg_by_owner
