-- Sliding windows: the instants (epoch ms) of what happened lately under a key, in shared memory.
local windows = {}

-- How many happened within the last `seconds`; with `add`, this one joins them. At most `most` are kept.
function windows.count(key, seconds, now_ms, most, add)
  KSR.htable.sht_lock("callers", key)
  local recent = {}
  for text in string.gmatch(KSR.htable.sht_get("callers", key) or "", "%d+") do
    local at = tonumber(text)
    if at > now_ms - seconds * 1000 and at <= now_ms then recent[#recent + 1] = text end
  end
  local count = #recent
  if add then
    recent[#recent + 1] = string.format("%.0f", now_ms)
    while #recent > most do table.remove(recent, 1) end
    KSR.htable.sht_sets("callers", key, table.concat(recent, ","))
  end
  KSR.htable.sht_unlock("callers", key)
  return count
end

return windows
