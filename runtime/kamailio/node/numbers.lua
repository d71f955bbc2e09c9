-- The numbers in shared memory, each value led by the number of the pull that brought it:
-- 400 number -> "PULL LINE" (line of its shard), DID -> "PULL 400-NUMBER". The table `pulls` says again which pull brought
-- a number, for who knows its line already: to make a Lua string of some KB costs more than the decision.
local cjson = require("cjson")
local node = require("node")
local shared = require("shared")

local numbers = {}

-- Pull and rest of a value; nothing where there is none.
function numbers.parts(value)
  if type(value) ~= "string" then return nil end
  local pull, rest = string.match(value, "^(%d+) (.*)$")
  return tonumber(pull), rest
end

-- What this process has decoded lately, by 400 number: few, for a large heap costs every call more than decoding does.
local decoded, held = {}, 0

local function remember(number, entry)
  if held >= 40 then decoded, held = {}, 0 end
  if not decoded[number] then held = held + 1 end
  decoded[number] = entry
  return entry
end

local function entry_of(number)
  local entry = decoded[number]
  if entry and entry.pull == tonumber(shared.text("pulls", number)) then return entry end
  local pull, line = numbers.parts(shared.text("numbers", number))
  if not pull then return nil end
  return remember(number, { pull = pull, line = line, plan = numbers.decoded(number, line) })
end

-- The plan that a line says, decoded once as long as this process holds it.
function numbers.decoded(number, line)
  local entry = decoded[number]
  if entry and entry.line == line then return entry.plan end
  return cjson.decode(line).plan
end

-- The number behind a key: itself, or that of the DID; nil where there is none.
local function number_of(key)
  if string.sub(key, 1, 1) ~= "+" then return key end
  local _, number = numbers.parts(shared.text("numbers", key))
  return number
end

-- Between two numbers that swap their DIDs lie microseconds in which neither has it.
local most_looks = 1000

-- The plan behind a 400 number or a DID in E.164, the generation that it is of, and its line; nil where there is none.
-- What is read is of the last whole pull, or of one after: its own number then says which. Hence the order of reading.
function numbers.plan(key)
  for _ = 1, most_looks do
    local whole, generation = node.pulled()
    local number = number_of(key)
    local entry = number and entry_of(number)
    if not entry then return nil end
    if entry.pull > (whole or 0) then generation = node.generation_of(entry.pull) end
    if generation and (number == key or entry.plan.did == key) then return entry.plan, generation, entry.line end
  end
  return nil
end

return numbers
