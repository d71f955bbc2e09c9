-- The edges that share the numbers, and which of them live: asked each second, and known by how handed over calls fare.
local node = require("node")
local draining = require("draining")
local places = require("places")
local settings = require("settings")
local shared = require("shared")

local peers = {}

-- In a row, before an edge that does not answer is held for dead; one may be lost on the way.
local most_misses = 2

local all, by_id, by_address, by_public
local own_public = string.match(settings.contact, "^%[?(.-)%]?:%d+$")
local listed, own

-- Lists the edges anew where the settings have changed; what they decode to is the same table until then.
local function read()
  local list, self = node.setting("peers"), node.setting("self")
  if all and list == listed and self == own then return end
  all, by_id, by_address, by_public, listed, own = {}, {}, {}, {}, list, self
  if not self then return end
  for _, edge in ipairs(list or {}) do
    all[#all + 1] = edge
    by_id[edge.id] = edge
    by_address[edge.address] = edge
    if edge.public then by_public[edge.public] = edge end
  end
  if not by_id[self] then
    by_id[self] = { id = self }
    all[#all + 1] = by_id[self]
  end
end

-- The id of this edge; nil where it stands alone.
function peers.self()
  return node.setting("self")
end

-- Every edge of the list, this one among them.
function peers.all()
  read()
  return all
end

function peers.by_id(id)
  read()
  return by_id[id]
end

-- The edge at an address; nil where there is none. Where the message at hand came in, that is this one, also when the
-- list still says that the address is another's, whose place it has taken.
function peers.at(address)
  read()
  return own and address == KSR.pv.get("$Ri") and by_id[own] or by_address[address]
end

-- The edge that a URI names: by the address that carriers know, or by its own. That a packet comes from there says nothing.
function peers.named(host)
  read()
  return by_public[host] or peers.at(host) or host == own_public and own and by_id[own] or nil
end

-- Whether an address is one of the list.
function peers.lists(address)
  read()
  return by_address[address] ~= nil
end

-- URI at which the others reach an edge.
function peers.uri(edge)
  local host = places.host(edge.address or KSR.pv.get("$Ri"))
  return "sip:" .. host .. ":" .. string.format("%d", edge.port or KSR.pv.get("$Rp"))
end

-- Whether new calls may go to an edge. One that was never heard of is trusted: it costs the first call 800 ms at most.
function peers.takes_calls(edge)
  if edge.id == peers.self() then return not draining.now() end
  local state = shared.text("edges", edge.id)
  return not edge.draining and (state == nil or state == "alive")
end

local function becomes(id, state)
  local before = shared.text("edges", id)
  if before == state then return end
  KSR.htable.sht_sets("edges", id, state)
  KSR.warn("edge " .. id .. " is " .. state .. (before and ", was " .. before or "") .. "\n")
end

-- A request heard nothing of an edge: no new calls go there until it answers again.
function peers.is_silent(id)
  becomes(id, "silent")
end

-- Whether nothing was heard of an edge when it was last asked for something.
function peers.was_silent(id)
  return shared.text("edges", id) == "silent"
end

-- An edge said that it takes no new calls.
function peers.is_refusing(id)
  becomes(id, "refusing")
end

-- What came of a question whether an edge lives: the code of its answer, 408 where none came.
function peers.answered(id, code)
  if code ~= 408 then
    KSR.htable.sht_seti("misses", id, 0)
    return becomes(id, code == 200 and "alive" or "refusing")
  end
  if KSR.htable.sht_inc("misses", id) >= most_misses then becomes(id, "silent") end
end

-- Whether an edge has missed so many questions that it must be held for dead, and its calls with it.
function peers.is_lost(id)
  return KSR.htable.sht_get("misses", id) >= most_misses
end

return peers
