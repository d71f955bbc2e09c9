-- What the certificate of the side that has sent the message at hand says to the name that its connection was made for.
local certificate_names = require("certificate-names")

-- As certificate-names.lua writes it.
local function written(host)
  if not string.find(host, ":", 1, true) then return host end
  local head, tail = string.match(host, "^(.-)::(.*)$")
  local function groups(text)
    return (string.gsub(text, "%x+:?", function(group) return string.format("%04x", tonumber(string.match(group, "%x+"), 16)) end))
  end
  if not head then return groups(host) end
  head, tail = groups(head), groups(tail)
  return head .. string.rep("0", 32 - #head - #tail) .. tail
end

-- Why it may not be whom a name says; nil where it bears that name.
local function objection(name)
  local certificate = KSR.pv.get("$tls_peer_raw_cert")
  if not certificate then return "it shows no certificate" end
  if KSR.tls.is_peer_verified() < 0 then return "its certificate is not valid" end
  local names = certificate_names(certificate)
  if next(names) == nil then names[string.lower(KSR.pv.get("$tls_peer_subject_cn") or "")] = true end
  if not names[written(name)] then return "its certificate does not name " .. name end
end

return objection
