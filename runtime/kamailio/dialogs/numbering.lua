-- CSeq numbers towards a target whose trunk has challenged us run ahead of the caller's: the answered INVITE was one more
-- (RFC 3261, 22.2). Kamailio's own way to do it (uac_auth with the dialog's track_cseq_updates) takes a reply with a single
-- Via, as ours are, for one of its own, and does not know PRACK.
local numbering = {}

local function put(number, method)
  KSR.hdr.remove("CSeq")
  KSR.hdr.append("CSeq: " .. string.format("%d", number) .. " " .. method .. "\r\n")
end

-- Numbers the request or reply at hand anew, by so many ahead (of what the caller sent) or behind (of what came back).
function numbering.shift(by)
  if not by or by == 0 then return end
  local method = KSR.pv.get("$rm")
  put(tonumber(KSR.pv.get("$cs")) + by, method)
  local response, number, of = string.match(method == "PRACK" and KSR.hdr.get("RAck") or "", "^%s*(%d+)%s+(%d+)%s+(%a+)")
  if not response then return end
  KSR.hdr.remove("RAck")
  KSR.hdr.append("RAck: " .. response .. " " .. string.format("%d", tonumber(number) + by) .. " " .. of .. "\r\n")
end

return numbering
