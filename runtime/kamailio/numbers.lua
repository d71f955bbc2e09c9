-- The numbers in shared memory: 400 number -> line of its shard, DID -> 400 number.
local cjson = require("cjson")
local settings = require("settings")

local numbers = {}

-- Streams the generation's shards in, once, before the workers are forked.
function numbers.load()
  local count = 0
  for _, shard in ipairs(settings.node.shards) do
    for line in io.lines(shard) do
      local entry = cjson.decode(line)
      KSR.htable.sht_sets("numbers", entry.number, line)
      if entry.plan.did then KSR.htable.sht_sets("numbers", entry.plan.did, entry.number) end
      count = count + 1
    end
  end
  KSR.info("generation " .. settings.node.generation .. ": " .. count .. " numbers\n")
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
