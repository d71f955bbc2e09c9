-- The carriers' trunks: who may send us calls, and over which a call leaves.
local node = require("node")

local trunks = {}
local config, by_address, current
-- Also those that have been removed since: a leg may be on its way there.
local known = {}
-- Addresses that have ceased to be a trunk's: whose they were, and until when (seconds) a call of theirs may go on.
local former = {}
-- As autoexpire of the table `guests`: the longest call and an hour.
local longest_s = 46800

-- Follows the node's configuration, which changes while calls go on.
local function follow()
  local now = node.config()
  if now == config then return end
  local before = by_address or {}
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
  for address, sources in pairs(before) do
    if not by_address[address] then former[address] = { sources = sources, till = os.time() + longest_s } end
  end
end

-- Trunks of the sources that are for a port, or of all where none is given; nil where there are none.
local function at_port(sources, port)
  local list = {}
  for _, source in ipairs(sources or {}) do
    if not port or not source.port or source.port == port then list[#list + 1] = source.trunk end
  end
  return list[1] and list or nil
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
  return at_port(by_address[address], port)
end

-- The same of an address whose trunks have been removed lately: no new call comes from there, but those in progress go on.
function trunks.formerly_from(address, port)
  follow()
  local gone = not by_address[address] and former[address]
  return gone and os.time() < gone.till and at_port(gone.sources, port) or nil
end

-- Both: who may go on with a call in progress.
function trunks.ever_from(address, port)
  return trunks.from_address(address, port) or trunks.formerly_from(address, port)
end

return trunks
