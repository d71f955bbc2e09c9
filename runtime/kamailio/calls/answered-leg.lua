-- The leg over which a call was answered; nil before.
local function answered_leg(call)
  for _, leg in ipairs(call.legs or {}) do
    if leg.name == call.answered_leg then return leg end
  end
end

return answered_leg
