-- Headers that only we may set, or that neither side gets to show the other through us: who calls whom is ours to say.
local foreign_headers = {}

local names = { "P-Asserted-Identity", "P-Preferred-Identity", "Remote-Party-ID", "Privacy", "Diversion", "History-Info",
  "P-Charging-Vector" }

-- Takes them out of the message at hand, a request or a reply.
function foreign_headers.strip()
  for _, name in ipairs(names) do KSR.hdr.remove(name) end
  KSR.textops.remove_hf_re("^X-Hotline-")
end

return foreign_headers
