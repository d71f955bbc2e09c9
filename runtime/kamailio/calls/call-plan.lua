-- The plan by which a call in progress was decided, as long as something may follow from it: `otherwise` and treatments
-- are of the call's own generation, whatever the node has learnt since. In a table of its own, because a call's state is
-- written at every step and a plan is ten times as large.
local numbers = require("numbers")
local shared = require("shared")

local call_plan = {}

-- The call that this process has decided last: its first targets are rung at once.
local last = {}

-- Keeps the plan of the number that a call is for, by its line.
function call_plan.keep(call, line, plan)
  KSR.htable.sht_sets("plans", call.id, line)
  last = { id = call.id, plan = plan }
end

-- The call's plan; nil once it is let go.
function call_plan.of(call)
  if last.id == call.id then return last.plan end
  local line = shared.text("plans", call.id)
  return type(line) == "string" and numbers.decoded(call.number, line) or nil
end

-- Lets go of it: the call is answered, or over.
function call_plan.forget(call)
  KSR.htable.sht_rm("plans", call.id)
end

return call_plan
