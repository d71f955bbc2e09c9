-- Hands a carrier's INVITE over to the edge that owns the called number, and to the next in order while they are silent or
-- refuse. The owner decides and records as if the carrier had called it. What was handed over is never handed on, so there
-- are no loops: an edge that comes next in its own order sends the INVITE to itself.
local clock = require("clock")
local draining = require("draining")
local dropped = require("dropped")
local elsewhere = require("elsewhere")
local handed_over_calls = require("handed-over-calls")
local handed_over_dialogs = require("handed-over-dialogs")
local handover_header = require("handover-header")
local new_call = require("new-call")
local overload = require("overload")
local owners = require("owners")
local peers = require("peers")
local places = require("places")
local spool = require("spool")
local trunks = require("trunks")

local handover = {}

-- As for a leg: nothing heard in this time means that nobody is there. How long a target may ring, the owner knows.
local no_provisional_ms, longest_ringing_ms, cancel_ms = 800, 1800000, 32000

-- A carrier that reaches us over a connection, or as whose client we are registered, has to find us for the rest of the
-- call; others go on with the owner alone.
local function stays_in_route(trunk)
  return KSR.pv.get("$proto") ~= "udp" or trunk.register ~= nil
end

-- Sends the INVITE to the next edge that takes calls. False where none is left.
local function send_on()
  local left = KSR.pv.get("$avp(handover_left)") or ""
  while left ~= "" do
    local id, rest = string.match(left, "^([^,]+),?(.*)$")
    left = rest
    local edge = peers.by_id(id)
    if edge and peers.takes_calls(edge) then
      KSR.pv.sets("$avp(handover_left)", left)
      KSR.pv.sets("$avp(handover_to)", id)
      KSR.pv.sets("$du", peers.uri(edge))
      handed_over_calls.waits_for(id, KSR.pv.get("$avp(handover_trunk)"))
      KSR.tm.t_set_disable_6xx(1)
      KSR.tm.t_on_branch("ksr_handover_branch")
      KSR.tm.t_on_reply("ksr_handover_reply")
      KSR.tm.t_on_failure("ksr_handover_failure")
      KSR.tm.t_set_fr(longest_ringing_ms, no_provisional_ms + overload.allowance_ms())
      if KSR.tm.t_relay() > 0 then return true end
      peers.is_silent(id)
    end
  end
  return false
end

-- When the INVITE at hand came, microseconds since the epoch.
local function came_at()
  return tonumber(KSR.pv.get("$avp(handover_at)"))
end

local function refuse(trunk, why)
  handed_over_calls.settled()
  if why == elsewhere.overload then
    dropped.count(why, KSR.pv.get("$si"))
    return elsewhere.refuse(why)
  end
  -- What cannot be recorded is not: the carrier tries the next edge.
  if spool.full() then return elsewhere.refuse("full") end
  new_call.unowned(trunk, came_at())
end

-- Ids of the edges that may take a call to a number, the owner first; nil where this one decides.
local function others(trunk, plan)
  -- What no edge would ring is refused at once.
  if not plan or plan.carrier ~= trunk.carrier then return nil end
  local self, ids = peers.self(), {}
  if not self then return draining.now() and ids or nil end
  for index, edge in ipairs(owners.order(plan.number)) do ids[index] = edge.id end
  return ids[1] ~= self and ids or nil
end

-- Takes a carrier's INVITE that is not this edge's to decide: it is another's, or nobody's while all drain. False where
-- this edge decides.
function handover.takes(trunk, plan)
  local ids = others(trunk, plan)
  if not ids then return false end
  KSR.hdr.remove(handover_header.name)
  KSR.hdr.remove("Route")
  if ids[1] and stays_in_route(trunk) then KSR.rr.record_route_params(";" .. handed_over_dialogs.mark()) end
  local at = clock.now_us()
  if KSR.tm.t_newtran() <= 0 then return true end
  KSR.pv.sets("$avp(handover_at)", string.format("%.0f", at))
  KSR.pv.sets("$avp(handover_left)", table.concat(ids, ","))
  KSR.pv.sets("$avp(handover_trunk)", trunk.id)
  KSR.pv.sets("$avp(handover_source)", places.sender())
  if not send_on() then refuse(trunk) end
  return true
end

-- The branch route: each edge gets a header of its own.
function handover.on_branch()
  local value = handover_header.sealed(KSR.pv.get("$avp(handover_to)"), KSR.pv.get("$avp(handover_trunk)"),
    KSR.pv.get("$avp(handover_source)"))
  KSR.hdr.append(handover_header.name .. ": " .. value .. "\r\n")
end

function handover.on_reply()
  -- An edge that was heard is sent a caller's CANCEL until it says that it has it.
  if KSR.pv.get("$rs") >= 200 then handed_over_calls.settled() else KSR.tm.t_set_fr(longest_ringing_ms, cancel_ms) end
  local id = KSR.pv.get("$avp(handover_to)")
  KSR.pv.sets("$avp(handover_heard)", id)
  if KSR.hdr.is_present(elsewhere.header) > 0 then
    KSR.pv.sets("$avp(handover_refused)", id .. " " .. (KSR.hdr.get(elsewhere.header) or ""))
    KSR.hdr.remove(elsewhere.header)
  end
end

-- The failure route: an edge was silent, or refused to take the call; what else it says is its decision.
function handover.on_failure()
  local id, trunk = KSR.pv.get("$avp(handover_to)"), trunks.by_id(KSR.pv.get("$avp(handover_trunk)"))
  local heard = KSR.pv.get("$avp(handover_heard)") == id
  local refused_by, why = string.match(KSR.pv.get("$avp(handover_refused)") or "", "^(%S+) (.*)$")
  local refused = refused_by == id
  if KSR.tm.t_is_canceled() > 0 then
    handed_over_calls.settled()
    -- An edge that was heard of has the call in its record.
    if heard and not refused then return KSR.tm.t_reply(487, "Request Terminated") end
    return new_call.given_up(trunk, came_at())
  end
  if heard and not refused then return end
  -- An edge that has too much to do lives, and goes on with its numbers: its other calls stay with it.
  if not refused then peers.is_silent(id) elseif why ~= elsewhere.overload then peers.is_refusing(id) end
  KSR.tm.t_drop_replies_all()
  if not send_on() then refuse(trunk, refused and why) end
end

return handover
