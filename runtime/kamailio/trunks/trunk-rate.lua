-- New calls a second over a trunk: the last second, as a window that slides over two fixed ones.
local trunk_rate = {}

local function at(key)
  local value = KSR.htable.sht_get("rates", key)
  return type(value) == "number" and value or 0
end

local function keys(id, direction, now_ms)
  local name, second = id .. ":" .. direction .. ":", math.floor(now_ms / 1000)
  return name .. string.format("%d", second), name .. string.format("%d", second - 1)
end

-- Whether one more of `limit` calls a second may go. `direction` is `in` or `out`.
function trunk_rate.has_room(id, direction, limit, now_ms)
  local key, before = keys(id, direction, now_ms)
  return at(before) * (1 - now_ms % 1000 / 1000) + at(key) + 1 <= limit
end

-- Counts one call.
function trunk_rate.take(id, direction, now_ms)
  KSR.htable.sht_inc("rates", (keys(id, direction, now_ms)))
end

return trunk_rate
