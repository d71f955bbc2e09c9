-- What is counted and then changed for a number is done by one process at a time: two calls at once never both take the
-- last place.
local locked = require("locked")

local function exactly(number, run)
  return locked("exactly", number, run)
end

return exactly
