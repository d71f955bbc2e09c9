-- What is going on, as far as one edge knows. What the decision reads is remembered and goes into its record.
local counters = {}

local function profile_size(profile, value)
  if KSR.dialog.get_profile_size(profile, value, "$var(size)") < 0 then return 0 end
  return KSR.pv.get("$var(size)") or 0
end

-- Instants (epoch ms) of this caller's calls within the window; this call joins them.
local function caller_calls(number, caller, limit, now_ms)
  local key = number .. ":" .. caller
  KSR.htable.sht_lock("callers", key)
  local recent = {}
  for text in string.gmatch(KSR.htable.sht_get("callers", key) or "", "%d+") do
    local at = tonumber(text)
    if at > now_ms - limit.perS * 1000 and at <= now_ms then recent[#recent + 1] = text end
  end
  local count = #recent
  recent[#recent + 1] = string.format("%.0f", now_ms)
  while #recent > limit.calls + 1 do table.remove(recent, 1) end
  KSR.htable.sht_sets("callers", key, table.concat(recent, ","))
  KSR.htable.sht_unlock("callers", key)
  return count
end

-- Counters of a call to a plan's number. A group's turn is taken, atomically, when the decision asks for it;
-- reading a table that has not the key reads shared memory and keeps what was read.
function counters.of(plan, caller, now_ms)
  local read = {
    concurrent = profile_size("number", plan.number),
    active = setmetatable({}, { __index = function(known, binding)
      local size = profile_size("binding", plan.number .. "/" .. binding)
      rawset(known, binding, size)
      return size
    end }),
    roundRobin = setmetatable({}, { __index = function(known, group)
      local turn = KSR.htable.sht_inc("turns", plan.number .. ":" .. group) - 1
      rawset(known, group, turn)
      return turn
    end }),
  }
  local limit = plan.screening.callerLimit
  if limit and caller.number then read.callerCalls = caller_calls(plan.number, caller.number, limit, now_ms) end
  return read
end

-- What was read, without what is nothing.
function counters.record(read)
  return {
    concurrent = read.concurrent,
    callerCalls = read.callerCalls,
    active = next(read.active) and read.active or nil,
    roundRobin = next(read.roundRobin) and read.roundRobin or nil,
  }
end

return counters
