-- What passes of a message's body: the description of a side's speech, and keys that it presses. Of a body of several parts
-- the description alone: others say who calls whom, whatever the caller hides (ISUP, ITU-T Q.1912.5), or where the caller
-- is (RFC 4119).
local foreign_bodies = {}

local passing = {}
for kind in string.gmatch([[
  application/sdp application/dtmf application/dtmf-relay audio/telephone-event application/media_control+xml
]], "%S+") do passing[kind] = true end

-- Takes the rest out of the message at hand.
function foreign_bodies.strip()
  local kind = string.match(KSR.pv.get("$cT") or "", "^%s*([^;%s]+)")
  if not kind or passing[string.lower(kind)] then return end
  local several = string.find(string.lower(kind), "^multipart/") and KSR.sdpops.sdp_content() > 0
  if several then
    -- Kamailio counts the end of a line before the next part as the part's own.
    return KSR.textops.set_body((string.gsub(KSR.pv.get("$sdp(body)"), "%s+$", "\r\n")), "application/sdp")
  end
  KSR.textopsx.remove_body()
  KSR.hdr.remove("Content-Type")
end

return foreign_bodies
