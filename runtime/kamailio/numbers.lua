-- The numbers in shared memory: 400 number -> line of its shard, DID -> 400 number.
local cjson = require("cjson")
local settings = require("settings")

local numbers = {}

-- Number and DID of a shard's line. Only the DID's key has a text with a plus sign and digits alone; to decode
-- 100,000 values for two keys took ten seconds.
local function keys_of(line)
  local number = string.match(line, '^{"number":"(%d+)"')
  if number then return number, string.match(line, '"did":"(%+%d+)"') end
  local entry = cjson.decode(line)
  return entry.number, entry.plan.did
end

-- Streams the generation's shards in. One worker does it while the others are already there: see `loaded`.
function numbers.load()
  local count = 0
  for _, shard in ipairs(settings.node.shards) do
    for line in io.lines(shard) do
      local number, did = keys_of(line)
      KSR.htable.sht_sets("numbers", number, line)
      if did then KSR.htable.sht_sets("numbers", did, number) end
      count = count + 1
    end
  end
  KSR.htable.sht_sets("node", "generation", settings.node.generation)
  KSR.info("generation " .. settings.node.generation .. ": " .. count .. " numbers\n")
end

local is_loaded = false

-- Whether all numbers are there; before, no call may be decided.
function numbers.loaded()
  is_loaded = is_loaded or KSR.htable.sht_get("node", "generation") == settings.node.generation
  return is_loaded
end

-- Plans that this process has decoded lately, with the text each came from.
local decoded, held = {}, 0

-- The plan behind a 400 number or a DID in E.164; nil where there is none.
function numbers.plan(key)
  local line = KSR.htable.sht_get("numbers", key)
  if type(line) == "string" and string.sub(line, 1, 1) ~= "{" then
    key = line
    line = KSR.htable.sht_get("numbers", key)
  end
  if type(line) ~= "string" then return nil end
  local known = decoded[key]
  if known and known.line == line then return known.plan end
  if held >= 500 then decoded, held = {}, 0 end
  local plan = cjson.decode(line).plan
  decoded[key], held = { line = line, plan = plan }, held + 1
  return plan
end

return numbers
