-- Runs what the edge knows of its trunks outside Kamailio: one JSON line of steps in, their results out.
local cjson = require("cjson")

local tables, profile, settings, now_ms = {}, {}, {}, 0
local asked

local function of(name)
  tables[name] = tables[name] or {}
  return tables[name]
end

package.loaded.node = {
  config = function() return settings.config end,
  setting = function(key) return settings[key] end,
}
package.loaded.clock = { now_ms = function() return now_ms end, steady_ms = function() return now_ms end }
package.loaded.trunks = {
  by_id = function(id)
    for _, trunk in ipairs(settings.config.trunks) do if trunk.id == id then return trunk end end
  end,
}
KSR = {
  warn = function() end,
  pv = { get = function() return profile[asked] or 0 end },
  dialog = { get_profile_size = function(_, value)
    asked = value
    return 1
  end },
  htable = {
    sht_get = function(name, key) return of(name)[key] or 0 end,
    sht_lock = function() end,
    sht_unlock = function() end,
    sht_sets = function(name, key, value) of(name)[key] = value end,
    sht_seti = function(name, key, value) of(name)[key] = value end,
    sht_setex = function() end,
    sht_rm = function(name, key) of(name)[key] = nil end,
    sht_inc = function(name, key)
      of(name)[key] = (of(name)[key] or 0) + 1
      return of(name)[key]
    end,
  },
}

local health = require("trunk-health")
local choice = require("trunk-choice")
local rate = require("trunk-rate")
local order = require("trunk-order")

local steps = {}

function steps.at(ms) now_ms = ms end
function steps.config(config) settings.config = config end
function steps.set(key, value) settings[key] = value end
function steps.legs(id, count) profile[id] = count end
function steps.ended(id, cause, retry_after, rung_ms)
  health.leg_ended(id, cause, retry_after, now_ms - (rung_ms or 0), now_ms)
end
function steps.works(id) health.works(id, now_ms) end
function steps.options(id, code, retry_after) health.options(id, code, retry_after, now_ms) end
function steps.doubts(id) return health.doubts(id, now_ms) or "none" end
function steps.order(list, by, random, turn) return order(list, by, random, turn) end

-- Every trunk that one attempt would try, with what was passed over before each: `id`, or `id after why-of-other`.
function steps.choose(random)
  local call, target, all = { random = random }, {}, {}
  while true do
    local id, passed = choice.next(call, target)
    local text = id or "nobody"
    for _, each in ipairs(passed) do text = text .. ", not " .. each.trunk .. ": " .. each.why end
    if id or #passed > 0 then all[#all + 1] = text end
    if not id then return all end
  end
end

-- How many of `count` calls in a row are let through.
function steps.rate(limit, count)
  local taken = 0
  for _ = 1, count do
    if rate.has_room("it", "out", limit, now_ms) then
      rate.take("it", "out", now_ms)
      taken = taken + 1
    end
  end
  return taken
end

for line in io.lines() do
  tables, profile, settings, now_ms = {}, {}, {}, 0
  local results = {}
  for _, step in ipairs(cjson.decode(line)) do
    local result = steps[step[1]](step[2], step[3], step[4], step[5])
    if result ~= nil then results[#results + 1] = result end
  end
  print(cjson.encode(results))
end
