-- The carriers' trunks: who may send us calls, and over which a call leaves.
local node = require("node")

local trunks = {}
local config, by_address, current
-- Also those that have been removed since: a leg may be on its way there.
local known = {}

-- Follows the node's configuration, which changes while calls go on.
local function follow()
  local now = node.config()
  if now == config then return end
  config, by_address, current = now, {}, {}
  for _, trunk in ipairs(config.trunks) do
    known[trunk.id], current[trunk.id] = trunk, true
    for _, address in ipairs(trunk.addresses) do
      by_address[address] = by_address[address] or {}
      table.insert(by_address[address], trunk)
    end
  end
end

-- A trunk by its id.
function trunks.by_id(id)
  follow()
  return known[id]
end

-- Trunks whose calls come from an address; nil where the address is nobody's.
function trunks.from_address(address)
  follow()
  return by_address[address]
end

-- Park-Miller, as in the decision function, so that the choice follows from the call's recorded random.
local function generator(random, turn)
  local state = (math.floor(random * 2147483646) + turn * 48271) % 2147483646 + 1
  return function()
    state = (16807 * state) % 2147483647
    return (state - 1) / 2147483646
  end
end

local function draw(pool, next_random)
  local total = 0
  for _, trunk in ipairs(pool) do total = total + trunk.weight end
  local mark = next_random() * total
  for index, trunk in ipairs(pool) do
    mark = mark - trunk.weight
    if mark < 0 or index == #pool then return table.remove(pool, index) end
  end
end

-- Ids of all trunks in the order in which one attempt tries them: by priority, then drawn by weight.
function trunks.order(random, turn)
  local tiers, priorities = {}, {}
  for _, trunk in ipairs(node.config().trunks) do
    if not tiers[trunk.priority] then
      tiers[trunk.priority] = {}
      priorities[#priorities + 1] = trunk.priority
    end
    table.insert(tiers[trunk.priority], trunk)
  end
  table.sort(priorities)
  local next_random, ids = generator(random, turn), {}
  for _, priority in ipairs(priorities) do
    local pool = tiers[priority]
    while #pool > 0 do ids[#ids + 1] = draw(pool, next_random).id end
  end
  return ids
end

-- A trunk whose legs have reached its capacity is passed over, and so is one that has been removed.
function trunks.has_room(id)
  local trunk = trunks.by_id(id)
  if not current[id] then return false end
  return KSR.dialog.get_profile_size("trunk", id, "$var(size)") < 0 or (KSR.pv.get("$var(size)") or 0) < trunk.capacity
end

return trunks
