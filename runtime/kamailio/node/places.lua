-- Addresses and ports in one text, as URIs, Via and the record have them: an IPv6 address in brackets.
local places = {}

-- A host in brackets where it is an IPv6 address, whether it came in them or not.
function places.host(host)
  if string.find(host, ":", 1, true) and string.sub(host, 1, 1) ~= "[" then return "[" .. host .. "]" end
  return host
end

local function place(address, port)
  return places.host(KSR.pv.get(address)) .. ":" .. tostring(KSR.pv.get(port))
end

-- Where the message at hand came from.
function places.sender()
  return place("$si", "$sp")
end

-- Where it came in.
function places.receiver()
  return place("$Ri", "$Rp")
end

-- The same as the sender knows it, where this edge's address is translated on the way.
function places.here()
  return place("$RAi", "$RAp")
end

return places
