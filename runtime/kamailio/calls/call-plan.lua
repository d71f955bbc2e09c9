-- The plan by which a call in progress was decided, as long as something may follow from it: `otherwise` and treatments
-- are of the call's own generation, whatever the node has learnt since. In a table of its own, because a call's state is
-- written at every step and a plan is ten times as large.
local numbers = require("numbers")

local call_plan = {}

-- Keeps the line of the number that a call is for.
function call_plan.keep(call, line)
  KSR.htable.sht_sets("plans", call.id, line)
end

-- The call's plan; nil once it is let go.
function call_plan.of(call)
  local line = KSR.htable.sht_get("plans", call.id)
  return type(line) == "string" and numbers.decoded(call.number, line) or nil
end

-- Lets go of it: the call is answered, or over.
function call_plan.forget(call)
  KSR.htable.sht_rm("plans", call.id)
end

return call_plan
