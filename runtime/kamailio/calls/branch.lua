-- The branch route: finds which leg the branch is and dresses it for its trunk.
local call_state = require("call-state")
local attempts = require("attempts")
local hiding = require("hiding")
local leg_by_owner = require("leg-by-owner")
local numbering = require("numbering")
local outgoing = require("outgoing")
local media = require("media")
local peer_source = require("peer-source")
local secure = require("secure")

local function on_branch()
  local call = call_state.sending
  local index = KSR.pv.get("$T_branch_idx")
  local leg = call and attempts.leg_of_branch(call, index, KSR.pv.get("$ru"))
  if not leg then
    -- Undressed it would show the caller as the carrier sent it.
    KSR.err("branch " .. tostring(index) .. " belongs to no leg\n")
    return KSR.set_drop()
  end
  leg.branch = index
  peer_source.hide()
  local carried = media.offer(call, leg)
  call_state.save(call)
  if not carried then return KSR.set_drop() end
  if leg.via and not leg_by_owner.send(leg) then return KSR.set_drop() end
  local caller, transport = call.caller_side, string.match(KSR.pv.get("$ru"), ";transport=(%a+)")
  call.speech = media.speech(leg)
  KSR.hdr.append(hiding.contact(call, "caller", caller.contact or caller.uri, caller.routes, transport))
  numbering.shift(leg.ahead)
  outgoing.dress(call, leg)
  secure.bind(KSR.pv.get(leg.via and "$du" or "$ru"), true)
end

return on_branch
