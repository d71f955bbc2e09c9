-- Names of trunks' hosts. The agent resolves them, and keeps what they stood for when no server answers; Kamailio is told
-- of it as entries of its DNS cache, so that no worker waits for a name server, and no trunk is lost with it. Of several
-- addresses Kamailio takes the first: while a trunk is suspect, each has its turn.
local node = require("node")
local rpc = require("rpc")
local timer = require("timer")
local trunk_health = require("trunk-health")

local host_names = {}

-- Flags of an entry (Kamailio's dns_cache.h): none, or a name without addresses. Those for good could not be taken back.
local known, unknown = 0, 1
local year_s = 31536000

local function forget(name)
  rpc("dns.delete_a", { name })
  rpc("dns.delete_aaaa", { name })
end

-- Also which family it does not have: that would be asked for.
local function tell(name, addresses)
  forget(name)
  local has = {}
  for _, address in ipairs(addresses) do
    local record = string.find(address, ":", 1, true) and "aaaa" or "a"
    rpc("dns.add_" .. record, { name, year_s, address, known })
    has[record] = true
  end
  for record, any in pairs({ a = "0.0.0.0", aaaa = "::" }) do
    if not has[record] then rpc("dns.add_" .. record, { name, year_s, any, unknown }) end
  end
end

-- Name -> what Kamailio was told; of the pull process alone.
local told = {}

-- Tells Kamailio what the configuration says. Of a name that was never resolved it is told nothing: it asks by itself.
function host_names.follow()
  local hosts = node.config().hosts or {}
  for name in pairs(told) do
    if not hosts[name] or #hosts[name] == 0 then
      forget(name)
      told[name] = nil
    end
  end
  for name, addresses in pairs(hosts) do
    local text = table.concat(addresses, " ")
    if text ~= "" and told[name] ~= text then
      tell(name, addresses)
      told[name] = text
    end
  end
end

-- Name -> how often its addresses were turned; of the timer process alone.
local turns = {}

local function turn(name, addresses)
  turns[name] = (turns[name] or 0) + 1
  local order = {}
  for index = 1, #addresses do order[index] = addresses[(index - 1 + turns[name]) % #addresses + 1] end
  tell(name, order)
end

local function turn_suspects()
  local config = node.config()
  for _, trunk in ipairs(config.trunks) do
    local addresses = config.hosts and config.hosts[trunk.host] or {}
    if #addresses > 1 and trunk_health.is_suspect(trunk.id) then turn(trunk.host, addresses) end
  end
end

-- As often as a suspect trunk is asked (trunk-probe.lua).
timer.every(2000, "hosts of suspect trunks", turn_suspects)

return host_names
