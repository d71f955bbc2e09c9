-- The header with which an edge hands a carrier's INVITE over to another: which trunk it came over, from where, by which
-- edge and when; signed together with what makes it this call, so that it is good for no other, once, and at once. Also
-- of a leg that goes out by another edge (leg-by-owner.lua): over which trunk.
local signed = require("signed")
local clock = require("clock")
local peers = require("peers")
local trunks = require("trunks")
local events = require("events")

local handover_header = {}

handover_header.name = "X-Hotline-Handover"

-- Who hands over waits 800 ms for a sign of life and repeats its INVITE after 500. What is read later than that has
-- gone on to another edge and must not ring a second time. The other way, clocks may differ.
local late_ms, early_ms = 700, 5000

local function bound(fields, receiver, number)
  return table.concat({ "handover", fields, receiver, KSR.pv.get("$ci"), KSR.pv.get("$ft") or "", number or KSR.pv.get("$cs"),
    KSR.pv.get("$ru") }, "\n")
end

-- Value of the header for the INVITE at hand, which leaves with another CSeq number where one is given.
function handover_header.sealed(receiver, trunk_id, source, number)
  local at = string.format("%.0f", clock.now_ms())
  local fields = "from=" .. peers.self() .. ";trunk=" .. trunk_id .. ";source=" .. source .. ";at=" .. at
  return fields .. ";sig=" .. signed.seal(bound(fields, receiver, number))
end

-- Where the INVITE at hand, which a peer has sent, came from: { via, trunk, source }; else nil and why it is not taken.
function handover_header.opened(peer)
  local fields, signature = string.match(KSR.hdr.get(handover_header.name) or "", "^%s*(.-);sig=(%x+)%s*$")
  if not fields or not signed.holds(bound(fields, peers.self()), signature) then return nil, "not signed" end
  local via, trunk, source, at = string.match(fields, "^from=([^;]+);trunk=([^;]+);source=([^;]+);at=(%d+)$")
  if via ~= peer.id then return nil, "not from " .. peer.id end
  local age = clock.now_ms() - tonumber(at)
  if age > late_ms or age < -early_ms then return nil, "late" end
  if not events.first("handover", signature) then return nil, "seen before" end
  KSR.htable.sht_setex("once", "handover:" .. signature, 60)
  local origin = trunks.by_id(trunk)
  if not origin then return nil, "unknown trunk" end
  return { via = via, trunk = origin, source = source }
end

return handover_header
