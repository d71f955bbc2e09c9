-- Sliding windows: the instants (epoch ms) of what happened lately under a key, in shared memory.
local locked = require("locked")
local settings = require("settings")
local shared = require("shared")

local windows = {}

-- Demonstrations set their calls' clocks: what is a day to these is kept for a day.
local least_s, longest_s = settings.test_clock and 86400 or 1, 1000000000
-- Calls at the same moment are decided in any order; one that came a little later is none of another time.
local same_moment_ms = 2000

-- Keeps a text for so many seconds.
function windows.keep(key, text, seconds)
  KSR.htable.sht_sets("callers", key, text)
  KSR.htable.sht_setex("callers", key, math.min(math.max(seconds, least_s), longest_s))
end

local function recent(key, seconds, now_ms)
  local instants = {}
  for text in string.gmatch(shared.text("callers", key) or "", "%d+") do
    local at = tonumber(text)
    if at > now_ms - seconds * 1000 and at <= now_ms + same_moment_ms then instants[#instants + 1] = text end
  end
  return instants
end

-- How many happened within the last `seconds`; with `add`, this one joins them. At most `most` are kept.
function windows.count(key, seconds, now_ms, most, add)
  return locked("callers", key, function()
    local instants = recent(key, seconds, now_ms)
    local count = #instants
    if not add then return count end
    instants[count + 1] = string.format("%.0f", now_ms)
    while #instants > most do table.remove(instants, 1) end
    windows.keep(key, table.concat(instants, ","), seconds)
    return count
  end)
end

return windows
