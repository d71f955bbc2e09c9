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
    for _, source in ipairs(trunk.addresses) do
      local address, port = string.match(source, "^%[?([%x:.]-)%]?:(%d+)$")
      if not port or string.find(address, ":", 1, true) and string.sub(source, 1, 1) ~= "[" then
        address, port = source, nil
      end
      by_address[address] = by_address[address] or {}
      table.insert(by_address[address], { trunk = trunk, port = tonumber(port) })
    end
  end
end

-- A trunk by its id.
function trunks.by_id(id)
  follow()
  return known[id]
end

-- Trunks whose calls come from an address and port, or from any port of it where none is given; nil where there are
-- none.
function trunks.from_address(address, port)
  follow()
  local list = {}
  for _, source in ipairs(by_address[address] or {}) do
    if not port or not source.port or source.port == port then list[#list + 1] = source.trunk end
  end
  return list[1] and list or nil
end

return trunks
