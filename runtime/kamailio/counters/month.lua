-- A number's calls and cost in the month, for its caps. Calls are counted here, one by one; what the agent has counted
-- in the record (table `usage`) is the least that counts, so that a restart forgets nothing. Cost is the agent's alone.
local decision = require("decision")
local locked = require("locked")
local shared = require("shared")

local month = {}

local function key_of(plan, name)
  return plan.number .. ":" .. name
end

-- Calls and cost that the agent has counted.
local function used(key)
  local calls, cost = string.match(shared.text("usage", key) or "", "^(%d+) (%d+)$")
  return tonumber(calls) or 0, tonumber(cost) or 0
end

-- Counts one more call and answers how many there were before it.
local function one_more(key)
  return locked("months", key, function()
    local before = math.max(KSR.htable.sht_get("months", key) or 0, (used(key)))
    KSR.htable.sht_seti("months", key, before + 1)
    return before
  end)
end

-- Puts the month's counters of a plan into those that a decision reads. The call is counted, atomically, when the
-- decision asks, which is after all other limits.
function month.read(plan, now_ms, counters)
  local limits = plan.limits
  if not limits.offsets then return end
  local name = decision.monthOf(limits.offsets, now_ms)
  local key = key_of(plan, name)
  setmetatable(counters, { __index = function(known, what)
    local value
    if what == "monthCalls" and limits.monthlyCalls then value = one_more(key)
    elseif what == "monthCost" and limits.monthlyCost then value = select(2, used(key)) end
    if not value then return nil end
    rawset(known, what, value)
    rawset(known, "month", name)
    return value
  end })
end

-- Takes back the count of a call that a cap has refused.
function month.settle(plan, counters, decided)
  if decided.reason ~= "capped" or not rawget(counters, "monthCalls") then return end
  KSR.htable.sht_dec("months", key_of(plan, counters.month))
end

return month
