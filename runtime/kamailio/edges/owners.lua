-- Which edge a number belongs to, so that its counters are kept in one place: rendezvous hashing. Of all edges that take
-- calls, the one whose weight for the key is highest: the first 13 hex digits of the MD5 of "key|edge". When an edge
-- goes, its keys alone move, each to the next in its own order.
local peers = require("peers")

local owners = {}

-- 52 bits, exact in a double.
local function weight(key, id)
  KSR.pv.sets("$var(owner)", key .. "|" .. id)
  return tonumber(string.sub(KSR.pv.get("$(var(owner){s.md5})"), 1, 13), 16)
end

local function ranked(key, belongs)
  local ranks = {}
  for _, edge in ipairs(peers.all()) do
    if belongs(edge) then ranks[#ranks + 1] = { edge = edge, weight = weight(key, edge.id) } end
  end
  table.sort(ranks, function(one, other)
    if one.weight ~= other.weight then return one.weight > other.weight end
    return one.edge.id < other.edge.id
  end)
  local edges = {}
  for index, rank in ipairs(ranks) do edges[index] = rank.edge end
  return edges
end

-- The edges that take calls, the key's owner first, then who follows it when it is lost.
function owners.order(key)
  return ranked(key, peers.takes_calls)
end

-- The key's owner; nil where no edge takes calls.
function owners.of(key)
  return owners.order(key)[1]
end

-- Whether this edge owns a key; one that stands alone owns all.
function owners.is_mine(key)
  local self = peers.self()
  if not self then return true end
  local owner = owners.of(key)
  return owner ~= nil and owner.id == self
end

-- The id of the edge that would own the key if all lived, where that is another: what it had counted is not known here.
function owners.rehomed_from(key)
  local self = peers.self()
  if not self then return nil end
  local first = ranked(key, function() return true end)[1].id
  return first ~= self and first or nil
end

return owners
