-- What passes from one side of a call to the other: the headers that a call needs, and nothing that tells who or where
-- the other is, or is ours to say (identity, diversion, history, software, pictures, ring tones, our own X-Hotline).
local foreign_headers = {}

local passing = {}
for name in string.gmatch([[
  Via Max-Forwards From To Call-ID CSeq Contact Route Record-Route Content-Length Content-Type Content-Disposition
  Content-Encoding Content-Language MIME-Version Supported Require Unsupported Allow Accept Accept-Encoding
  Accept-Language Expires Session-Expires Min-SE RSeq RAck Reason Timestamp P-Early-Media Info-Package Recv-Info
  v f t i m l c e k x
]], "%S+") do passing[name], passing[string.lower(name)] = true, true end

-- Takes the others out of the message at hand, a request or a reply. As Kamailio reads it: a line may end without a
-- carriage return.
function foreign_headers.strip()
  local message = KSR.pv.get("$mb") or ""
  local head = string.sub(message, 1, string.find(message, "\n\r?\n") or #message)
  local removed = {}
  for name in string.gmatch(head, "\n([^%s:]+)[ \t]*:") do
    local lower = not passing[name] and string.lower(name)
    if lower and not passing[lower] and not removed[lower] then
      removed[lower] = true
      KSR.hdr.remove(name)
    end
  end
end

return foreign_headers
