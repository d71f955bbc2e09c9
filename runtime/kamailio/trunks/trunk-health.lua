-- Which trunks are suspect. In the table `trunks`, which all processes share, under the trunk's id:
--   ID:suspect   "UNTIL LEVEL STATE WHY"; absent while nothing speaks against it
--   ID:failures  failures of calls in a row
--   ID:worked    when a call last got through (epoch ms)
--   ID:options   last answer to OPTIONS (SIP code; 408 for none); ID:silences, ID:heard: see trunk_health.options
-- A suspect trunk is tried last. When its time is over, one call at a time tries it in its ordinary place: state
-- `waiting` becomes `trial`, and the trial's success clears it, its failure doubles the time.
local shared = require("shared")

local trunk_health = {}

-- Fewer may be lost packets, or one caller who tries a bad destination again.
local enough = 3
-- Answers to OPTIONS that may be missing in a row.
local lost = 2
local first_ms, longest_ms = 2000, 30000
-- Somewhat more than an INVITE waits for its first provisional answer.
local trial_ms = 1500
local longest_retry_after_s = 120
-- A trunk over which calls went lately is not doubted for OPTIONS that it does not answer.
local lately_ms = 30000

local is_failure = { ["trunk-failure"] = true, ["no-reply"] = true, ["send-failure"] = true }
local says_nothing = { cancelled = true, ["answered-elsewhere"] = true, ["no-answer"] = true }
-- What an answer to OPTIONS speaks against. An answer of the carrier's own (5xx) to calls is not among it.
local blackhole = { ["no-reply"] = true, ["send-failure"] = true }

-- Where the clock was set back, no time is longer than it can be.
local function suspicion(id, now_ms)
  local text = shared.text("trunks", id .. ":suspect")
  if type(text) ~= "string" then return nil end
  local until_ms, level, state, why = string.match(text, "^(%d+) (%d+) (%l+) (.+)$")
  until_ms = tonumber(until_ms)
  if now_ms and until_ms - now_ms > longest_retry_after_s * 1000 then until_ms = now_ms end
  return { until_ms = until_ms, level = tonumber(level), state = state, why = why }
end

local function suspect(id, until_ms, level, state, why)
  KSR.htable.sht_sets("trunks", id .. ":suspect", string.format("%.0f %d %s %s", until_ms, level, state, why))
end

local function clear(id, how)
  KSR.htable.sht_rm("trunks", id .. ":suspect")
  KSR.warn("trunk " .. id .. " works again: " .. how .. "\n")
end

local function number_at(key)
  local value = KSR.htable.sht_get("trunks", key)
  return type(value) == "number" and value or 0
end

-- Makes a trunk suspect, or for longer; `at_least_ms` is what the carrier has asked for.
local function doubt(id, why, now_ms, at_least_ms)
  local known = suspicion(id, now_ms)
  -- Calls that were under way before tell nothing new, unless the carrier asks for more time.
  if known and known.state == "waiting" and now_ms < known.until_ms and now_ms + at_least_ms <= known.until_ms then
    return
  end
  local level = math.min(known and known.level + 1 or 1, 10)
  local time = math.max(math.min(first_ms * 2 ^ (level - 1), longest_ms), at_least_ms)
  suspect(id, now_ms + time, level, "waiting", why)
  KSR.warn("trunk " .. id .. " is suspect for " .. string.format("%.0f", time) .. " ms: " .. why .. "\n")
end

-- Milliseconds of a Retry-After header, bounded; 0 without one.
local function asked_ms(retry_after)
  local seconds = tonumber(string.match(retry_after or "", "^%s*(%d+)") or "")
  return seconds and math.min(seconds, longest_retry_after_s) * 1000 or 0
end

local function worked_at(id, now_ms)
  local text = shared.text("trunks", id .. ":worked")
  local at = type(text) == "string" and tonumber(text) or -lately_ms
  return at <= now_ms and at or -lately_ms
end

-- A call got through: it rings, or what its target says has come back.
function trunk_health.works(id, now_ms)
  KSR.htable.sht_sets("trunks", id .. ":worked", string.format("%.0f", now_ms))
  if number_at(id .. ":failures") > 0 then KSR.htable.sht_seti("trunks", id .. ":failures", 0) end
  if suspicion(id) then clear(id, "a call went through") end
end

-- A leg that left at `started_ms` has ended, with its cause and the Retry-After of the answer.
function trunk_health.leg_ended(id, cause, retry_after, started_ms, now_ms)
  if says_nothing[cause] then return end
  if not is_failure[cause] then return trunk_health.works(id, now_ms) end
  local at_least_ms = asked_ms(retry_after)
  -- Where another call went through meanwhile, it was this one's destination.
  if at_least_ms == 0 and worked_at(id, now_ms) >= started_ms then return end
  local failures = KSR.htable.sht_inc("trunks", id .. ":failures")
  if failures >= enough or at_least_ms > 0 then doubt(id, cause, now_ms, at_least_ms) end
end

-- The carrier's answer to our OPTIONS. Whatever it says but a 5xx of overload, it lives: many answer 403, 404 or 405.
-- Silence counts where the trunk has answered OPTIONS before: some carriers drop them all.
function trunk_health.options(id, code, retry_after, now_ms)
  KSR.htable.sht_seti("trunks", id .. ":options", code)
  local known = suspicion(id)
  if code ~= 408 and (code < 500 or code == 501 or code >= 600) then
    KSR.htable.sht_seti("trunks", id .. ":heard", 1)
    KSR.htable.sht_seti("trunks", id .. ":silences", 0)
    if not known then return end
    if known.why == "options" then return clear(id, "it answers OPTIONS") end
    -- Its edge lives again: the next call may try, before its time.
    if blackhole[known.why] and known.state == "waiting" then suspect(id, now_ms, known.level, "waiting", known.why) end
    return
  end
  if code ~= 408 then return doubt(id, "options", now_ms, asked_ms(retry_after)) end
  local silences = KSR.htable.sht_inc("trunks", id .. ":silences")
  if silences < lost or number_at(id .. ":heard") == 0 or now_ms - worked_at(id, now_ms) < lately_ms then return end
  doubt(id, "options", now_ms, 0)
end

-- Why a trunk is to be tried last; nil where it is in order, or where this call is the one that tries it again.
function trunk_health.doubts(id, now_ms)
  local known = suspicion(id, now_ms)
  if not known then return nil end
  if now_ms < known.until_ms then return known.why end
  -- Of all calls that find its time over, the first is the trial. What is in the table `trunks` stays: hence the other.
  local claim = "trial:" .. id .. ":" .. string.format("%.0f", known.until_ms)
  if KSR.htable.sht_inc("once", claim) > 1 then return known.why end
  -- If the trial tells nothing (its caller hangs up), the next one follows.
  suspect(id, now_ms + trial_ms, known.level, "trial", known.why)
  return nil
end

-- Whether it is suspect at all, for who asks without calling.
function trunk_health.is_suspect(id)
  return suspicion(id) ~= nil
end

return trunk_health
