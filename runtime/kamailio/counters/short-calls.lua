-- Callers who call again and again for a moment: counted when a call ends, blocked when there are too many.
local windows = require("windows")
local shared = require("shared")

local short_calls = {}

local function key_of(number, caller, what)
  return number .. ":" .. caller .. ":" .. what
end

-- Puts what is known of the caller into the counters of a decision.
function short_calls.read(rule, number, caller, now_ms, counters)
  counters.shortCalls = windows.count(key_of(number, caller, "short"), rule.perS, now_ms, rule.count + 1)
  local until_ms = tonumber(shared.text("callers", key_of(number, caller, "blocked")))
  -- Longer than the rule says: the clock was set back.
  if until_ms and until_ms - now_ms <= rule.blockForS * 1000 then counters.blockedUntilMs = until_ms end
end

-- Counts a call that has ended: short is what was talked, or, unanswered, what the caller let it ring.
function short_calls.ended(call, microseconds)
  local rule = call.short_calls
  if not rule or not call.caller or microseconds >= rule.underS * 1000000 then return end
  local now_ms = call.at_ms + math.floor(microseconds / 1000)
  local before = windows.count(key_of(call.number, call.caller, "short"), rule.perS, now_ms, rule.count + 1, true)
  if before + 1 < rule.count then return end
  local until_ms = string.format("%.0f", now_ms + rule.blockForS * 1000)
  windows.keep(key_of(call.number, call.caller, "blocked"), until_ms, rule.blockForS)
end

return short_calls
