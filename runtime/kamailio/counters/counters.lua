-- What is going on, as far as one edge knows. What the decision reads is remembered and goes into its record.
local windows = require("windows")
local profile_size = require("profile-size")
local short_calls = require("short-calls")
local month = require("month")

local counters = {}

-- Legs in progress to a binding.
function counters.active(number, binding)
  return profile_size("binding", number .. "/" .. binding)
end

-- Counters of a call to a plan's number. A group's turn is taken, atomically, when the decision asks for it;
-- reading a table that has not the key reads shared memory and keeps what was read.
function counters.of(plan, caller, now_ms)
  local read = {
    concurrent = profile_size("number", plan.number),
    active = setmetatable({}, { __index = function(known, binding)
      local size = counters.active(plan.number, binding)
      rawset(known, binding, size)
      return size
    end }),
    roundRobin = setmetatable({}, { __index = function(known, group)
      local turn = KSR.htable.sht_inc("turns", plan.number .. ":" .. group) - 1
      rawset(known, group, turn)
      return turn
    end }),
  }
  month.read(plan, now_ms, read)
  if not caller.number then return read end
  local limit, short = plan.screening.callerLimit, plan.screening.shortCalls
  if limit then
    local key = plan.number .. ":" .. caller.number
    read.callerCalls = windows.count(key, limit.perS, now_ms, limit.calls + 1, true)
  end
  if short then short_calls.read(short, plan.number, caller.number, now_ms, read) end
  return read
end

-- What was read, without what is nothing.
function counters.record(read)
  return {
    concurrent = read.concurrent,
    callerCalls = read.callerCalls,
    shortCalls = read.shortCalls,
    blockedUntilMs = read.blockedUntilMs,
    -- What the decision has not asked for is not to be counted now.
    month = rawget(read, "month"),
    monthCalls = rawget(read, "monthCalls"),
    monthCost = rawget(read, "monthCost"),
    active = next(read.active) and read.active or nil,
    roundRobin = next(read.roundRobin) and read.roundRobin or nil,
  }
end

return counters
