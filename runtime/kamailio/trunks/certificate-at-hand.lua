-- What the certificate of the side that has sent the message at hand says to the name that its connection was made for.
local certificate_names = require("certificate-names")
local spelled_out = require("spelled-out")

-- Why it may not be whom a name says; nil where it bears that name.
local function objection(name)
  local certificate = KSR.pv.get("$tls_peer_raw_cert")
  if not certificate then return "it shows no certificate" end
  if KSR.tls.is_peer_verified() < 0 then return "its certificate is not valid" end
  local names = certificate_names(certificate)
  if next(names) == nil then names[string.lower(KSR.pv.get("$tls_peer_subject_cn") or "")] = true end
  if not names[spelled_out(name)] then return "its certificate does not name " .. name end
end

return objection
