-- A new INVITE: decided here where the number is this edge's own, or where another edge has sent it; else relayed.
local called_number = require("called-number")
local draining = require("draining")
local elsewhere = require("elsewhere")
local new_call = require("new-call")
local relay = require("relay")
local relay_header = require("relay-header")

-- `source`: the trunks of the address it came from; `peer`: the edge there, which never brings calls of its own.
local function new_invite(source, peer)
  if not source then
    local origin, why = relay_header.opened(peer)
    if not origin then return elsewhere.refuse(why, true) end
    if draining.now() then return elsewhere.refuse("draining", true) end
    return new_call.start({ origin.trunk }, origin)
  end
  local trunk, _, plan = called_number(source)
  if not relay.takes(trunk, plan) then new_call.start(source) end
end

return new_invite
