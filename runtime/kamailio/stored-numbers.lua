-- The numbers' part of a pull. A DID that goes from one number to another is always somebody's: numbers that get one are
-- set before numbers that lose one, and removed numbers go last.
local node_db = require("node-db")
local numbers = require("numbers")

local stored_numbers = {}

local function prefix(pull)
  return string.format("%d", pull) .. " "
end

local function did_in_table(number)
  local _, line = numbers.parts(KSR.htable.sht_get("numbers", number))
  return line and numbers.did_of(line)
end

-- Lets go of a DID, unless it is another number's by now.
local function let_go(did, number)
  local _, holder = numbers.parts(KSR.htable.sht_get("numbers", did))
  if holder == number then KSR.htable.sht_rm("numbers", did) end
end

local function set(number, line, pull, keep)
  local did = numbers.did_of(line)
  keep("numbers", number, prefix(pull) .. line)
  KSR.htable.sht_seti("pulls", number, pull)
  if did then keep("numbers", did, prefix(pull) .. number) end
end

-- Removes what a pull of everything has not brought. Keys are gathered first: an iterator holds a lock.
local function sweep(pull)
  local gone, count = {}, 0
  KSR.htable.sht_iterator_start("sweep", "numbers")
  while KSR.htable.sht_iterator_next("sweep") > 0 do
    if numbers.parts(KSR.pv.get("$shtitval(sweep)")) ~= pull then gone[#gone + 1] = KSR.pv.get("$shtitkey(sweep)") end
  end
  KSR.htable.sht_iterator_end("sweep")
  for _, key in ipairs(gone) do
    KSR.htable.sht_rm("pulls", key)
    KSR.htable.sht_rm("numbers", key)
    if string.sub(key, 1, 1) ~= "+" then count = count + 1 end
  end
  return count
end

-- Takes over the numbers that have changed since a revision as those of a pull; how many were set and removed.
-- `keep(table, key, value)` writes; `sweeping`: what is not among them goes.
function stored_numbers.take(since, pull, keep, sweeping)
  local counts, losing, gone = { set = 0, removed = 0 }, {}, {}
  node_db.each("SELECT number, line FROM numbers WHERE revision > " .. since, function(number, line)
    if not line then
      gone[#gone + 1] = number
      return
    end
    counts.set = counts.set + 1
    local had = did_in_table(number)
    if had and had ~= numbers.did_of(line) then losing[#losing + 1] = { number = number, did = had }
    else set(number, line, pull, keep) end
  end)
  for _, each in ipairs(losing) do
    set(each.number, node_db.first("SELECT line FROM numbers WHERE number = '" .. each.number .. "'"), pull, keep)
  end
  for _, each in ipairs(losing) do let_go(each.did, each.number) end
  for _, number in ipairs(gone) do
    local did = did_in_table(number)
    if KSR.htable.sht_get("numbers", number) then counts.removed = counts.removed + 1 end
    if did then let_go(did, number) end
    KSR.htable.sht_rm("pulls", number)
    KSR.htable.sht_rm("numbers", number)
  end
  if sweeping then counts.removed = counts.removed + sweep(pull) end
  -- The lines of 100,000 numbers are much to leave lying about.
  if counts.set > 1000 then collectgarbage() end
  return counts
end

return stored_numbers
