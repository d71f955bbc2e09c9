-- Sliding windows: the instants (epoch ms) of what happened lately under a key, in shared memory.
local windows = {}

local day_s, longest_s = 86400, 1000000000
-- Calls at the same moment are decided in any order; one that came a little later is none of another time.
local same_moment_ms = 2000

-- Keeps a text for so many seconds, at least for the table's own day: demonstrations set their calls' clocks.
function windows.keep(key, text, seconds)
  KSR.htable.sht_sets("callers", key, text)
  KSR.htable.sht_setex("callers", key, math.min(math.max(seconds, day_s), longest_s))
end

-- How many happened within the last `seconds`; with `add`, this one joins them. At most `most` are kept.
function windows.count(key, seconds, now_ms, most, add)
  KSR.htable.sht_lock("callers", key)
  local recent = {}
  for text in string.gmatch(KSR.htable.sht_get("callers", key) or "", "%d+") do
    local at = tonumber(text)
    if at > now_ms - seconds * 1000 and at <= now_ms + same_moment_ms then recent[#recent + 1] = text end
  end
  local count = #recent
  if add then
    recent[#recent + 1] = string.format("%.0f", now_ms)
    while #recent > most do table.remove(recent, 1) end
    windows.keep(key, table.concat(recent, ","), seconds)
  end
  KSR.htable.sht_unlock("callers", key)
  return count
end

return windows
