-- A host as URIs and Via have it: an IPv6 address in brackets, whether it came in them or not.
local function bracketed(host)
  if string.find(host, ":", 1, true) and string.sub(host, 1, 1) ~= "[" then return "[" .. host .. "]" end
  return host
end

return bracketed
