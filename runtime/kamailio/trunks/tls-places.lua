-- Which of the trunks over TLS is where.
local node = require("node")

local tls_places = {}

-- A host in small letters, IPv6 without its brackets.
function tls_places.bare(host)
  return string.lower(string.match(host, "^%[(.*)%]$") or host)
end

function tls_places.is_address(host)
  return string.find(host, ":", 1, true) ~= nil or string.match(host, "^%d+%.%d+%.%d+%.%d+$") ~= nil
end

-- Host and port of a SIP URI that is reached over TLS; nil of any other.
function tls_places.of(uri)
  if not (string.find(uri, "^sips:") or string.find(string.lower(uri), ";transport=tls", 1, true)) then return nil end
  local rest = string.match(uri, "^sips?:[^@]*@(.*)$") or string.match(uri, "^sips?:(.*)$") or ""
  local host, port = string.match(rest, "^%[([%x:.]+)%]:?(%d*)")
  if not host then host, port = string.match(rest, "^([%w.-]+):?(%d*)") end
  return host and string.lower(host), tonumber(port) or 5061
end

local function has_address(trunk, address)
  for _, each in ipairs(trunk.addresses or {}) do
    if (string.match(each, "^%[(.-)%]") or string.match(each, "^([%d.]+):%d+$") or each) == address then return true end
  end
  return false
end

-- Whether a carrier has to show its name before it is told of a call.
function tls_places.is_guarded(trunk)
  return trunk.transport == "tls" and trunk.tls.verify
end

-- The guarded trunk whose calls go to a host, or address, and port.
function tls_places.guarded_at(host, port)
  for _, trunk in ipairs(host and node.config().trunks or {}) do
    if tls_places.is_guarded(trunk) and trunk.port == port
      and (tls_places.bare(trunk.host) == host or has_address(trunk, host)) then
      return trunk
    end
  end
end

-- The trunk at a host and port, or else the one whose calls come from an address.
function tls_places.trunk_at(host, port, address)
  local by_address
  for _, trunk in ipairs(node.config().trunks) do
    if trunk.transport == "tls" then
      if tls_places.bare(trunk.host) == host and trunk.port == port then return trunk end
      if address and has_address(trunk, address) then by_address = by_address or trunk end
    end
  end
  return by_address
end

-- All trunks of that name and port.
function tls_places.named(name, port)
  local list = {}
  for _, trunk in ipairs(node.config().trunks) do
    if trunk.transport == "tls" and tls_places.bare(trunk.host) == name and trunk.port == port then list[#list + 1] = trunk end
  end
  return list
end

return tls_places
