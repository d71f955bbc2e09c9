-- The trunk by which a side ("caller" or "target") of an answered call is reached; nil where it is by none.
local answered_leg = require("answered-leg")

local function trunk_of_side(call, side)
  if side == "caller" then return call.trunk end
  local leg = answered_leg(call)
  return leg and leg.trunk
end

return trunk_of_side
