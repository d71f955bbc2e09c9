-- A new INVITE: decided here where the number is this edge's own, or where another edge has sent it; else handed over.
local called_number = require("called-number")
local draining = require("draining")
local elsewhere = require("elsewhere")
local leg_by_owner = require("leg-by-owner")
local new_call = require("new-call")
local handover = require("handover")
local handover_header = require("handover-header")

-- `source`: the trunks of the address it came from; `peer`: the edge there, which never brings calls of its own.
local function new_invite(source, peer)
  if not source then
    local origin, why = handover_header.opened(peer)
    if not origin then return elsewhere.refuse(why, true) end
    -- Of a call in progress, also while this edge drains.
    if leg_by_owner.is_one(origin) then return leg_by_owner.take(origin) end
    if draining.now() then return elsewhere.refuse("draining", true) end
    return new_call.start({ origin.trunk }, origin)
  end
  local trunk, _, plan = called_number(source)
  if not handover.takes(trunk, plan) then new_call.start(source) end
end

return new_invite
