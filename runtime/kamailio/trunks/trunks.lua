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

return trunks
