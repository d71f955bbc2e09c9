-- In which order one attempt tries the trunks: by priority; within a priority drawn by weight, or the cheapest first.

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

-- Ids of all trunks, in order. `by` is the platform's choice: weight or cost.
local function trunk_order(list, by, random, turn)
  local tiers, known = {}, {}
  for _, trunk in ipairs(list) do
    local cost = by == "cost" and trunk.cost or 0
    local key = trunk.priority .. " " .. cost
    if not known[key] then
      known[key] = { priority = trunk.priority, cost = cost, pool = {} }
      tiers[#tiers + 1] = known[key]
    end
    table.insert(known[key].pool, trunk)
  end
  table.sort(tiers, function(one, other)
    if one.priority ~= other.priority then return one.priority < other.priority end
    return one.cost < other.cost
  end)
  local next_random, ids = generator(random, turn), {}
  for _, tier in ipairs(tiers) do
    while #tier.pool > 0 do ids[#ids + 1] = draw(tier.pool, next_random).id end
  end
  return ids
end

return trunk_order
