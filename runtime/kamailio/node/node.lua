-- What the agent tells this node, as pull.lua keeps it in the table `node`: settings, and which generation numbers are
-- of. Each process decodes a setting once for each change.
local cjson = require("cjson")
local shared = require("shared")

local node = {}

-- Key -> the stamp at which it was looked up, its text, and what that says.
local known = {}
local stamp

-- Sees whether settings have changed. Each entry point does once (guarded.lua), so that a message is handled by one
-- state of them.
function node.look()
  stamp = KSR.htable.sht_get("node", "stamp")
end

-- A setting, decoded; nil where there is none. The same table until the setting itself changes.
function node.setting(key)
  local entry = known[key]
  if entry and entry.stamp == stamp then return entry.value end
  local text = shared.text("node", "setting:" .. key)
  if not entry or entry.text ~= text then
    local value
    if type(text) == "string" then value = cjson.decode(text) end
    if value == cjson.null then value = nil end
    entry = { text = text, value = value }
    known[key] = entry
  end
  entry.stamp = stamp
  return entry.value
end

local nothing = { trunks = {} }

-- Domain, trunks with their addresses, and the area table's path; without trunks before the first generation.
function node.config()
  return node.setting("config") or nothing
end

local pulled_text, pulled_number, pulled_generation

-- The last pull that is whole: its number and its generation; nil before the first. Pulls are counted from 1 in each
-- life of Kamailio, whatever becomes of the database.
function node.pulled()
  local text = shared.text("node", "pulled")
  if text ~= pulled_text then
    local number, generation = string.match(text or "", "^(%d+) (.+)$")
    pulled_text, pulled_number, pulled_generation = text, tonumber(number), generation
  end
  return pulled_number, pulled_generation
end

-- The generation of what a pull brings, known from before its first number is set; nil for a pull long past.
function node.generation_of(pull)
  return shared.text("node", "pull:" .. string.format("%d", pull))
end

-- Whether all numbers are there; before, no call may be decided.
function node.loaded()
  return node.pulled() ~= nil
end

return node
