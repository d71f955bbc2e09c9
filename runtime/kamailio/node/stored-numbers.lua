-- The numbers' part of a pull. A DID that goes from one number to another is always somebody's: numbers that get one are
-- set before numbers that lose one, and removed numbers go last.
local each_entry = require("each-entry")
local node_db = require("node-db")
local numbers = require("numbers")
local shared = require("shared")

local stored_numbers = {}

-- The DID of each number in the table that has one.
local dids = {}

-- Lets go of a DID, unless it is another number's by now.
local function let_go(did, number)
  local _, holder = numbers.parts(shared.text("numbers", did))
  if holder == number then KSR.htable.sht_rm("numbers", did) end
end

-- The value first: whoever finds its pull in `pulls` may keep what it has decoded from it.
local function set(number, did, value, pull, keep)
  keep("numbers", number, value)
  keep("pulls", number, pull)
  if did then keep("numbers", did, pull .. " " .. number) end
  dids[number] = did
end

local function remove(number)
  if dids[number] then let_go(dids[number], number) end
  dids[number] = nil
  KSR.htable.sht_rm("pulls", number)
  KSR.htable.sht_rm("numbers", number)
end

-- Removes what a pull of everything has not brought.
local function sweep(pull)
  local gone, count = {}, 0
  each_entry("numbers", function(key, value)
    if string.match(value, "^%d+") ~= pull then gone[#gone + 1] = key end
  end)
  for _, key in ipairs(gone) do
    remove(key)
    if string.sub(key, 1, 1) ~= "+" then count = count + 1 end
  end
  return count
end

-- Spaces behind a line, which JSON does not mind: Lua looks at some 30 bytes of a long string to find whether it has it
-- already, starting from its length. Lines of one template would all be met in one row, and walked one by one.
local spaces = string.rep(" ", 63)

-- Takes over the numbers that have changed since a revision as those of a pull; how many were set and removed.
-- `keep(table, key, value)` writes; `sweeping`: what is not among them goes.
function stored_numbers.take(since, pull, keep, sweeping)
  pull = string.format("%d", pull)
  local counts, losing, gone = { set = 0, removed = 0 }, {}, {}
  local changed = "SELECT number, did, '" .. pull .. " ' || line || substr('" .. spaces
    .. "', 1, number % 64) FROM numbers WHERE "
  node_db.each(changed .. "revision > " .. since, function(number, did, value)
    if not value then
      gone[#gone + 1] = number
      return
    end
    counts.set = counts.set + 1
    if dids[number] and dids[number] ~= did then losing[#losing + 1] = { number = number, did = dids[number] }
    else set(number, did, value, pull, keep) end
  end)
  for _, each in ipairs(losing) do
    assert(string.match(each.number, "^%d+$"), "a number in node.db is none")
    local number, did, value = node_db.first(changed .. "number = '" .. each.number .. "'")
    set(number, did, value, pull, keep)
  end
  for _, each in ipairs(losing) do let_go(each.did, each.number) end
  for _, number in ipairs(gone) do
    if KSR.htable.sht_is_null("numbers", number) < 0 then counts.removed = counts.removed + 1 end
    remove(number)
  end
  if sweeping then counts.removed = counts.removed + sweep(pull) end
  -- The lines of 100,000 numbers are much to leave lying about.
  if counts.set > 1000 then collectgarbage() end
  return counts
end

return stored_numbers
