-- CSeq numbers towards a side whose trunk has challenged us run ahead of the other side's: the answered INVITE was one
-- more (RFC 3261, 22.2), and so is each answered request within the call. Kamailio's own way to do it (uac_auth with the dialog's track_cseq_updates) takes a reply with a single
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

-- How far a target's numbers are ahead since the INVITE. Before the answer one leg at most is, and rings alone.
local function since_invite(facts)
  if facts.answered then return facts.ahead end
  for _, leg in ipairs(facts.legs or {}) do
    if leg.ahead then return leg.ahead end
  end
end

-- How far ahead a request with this number goes on to a side of a call; nil for not at all. An ACK may come again, with
-- the number of an INVITE from before the last challenge.
function numbering.ahead(facts, side, number)
  local first, moved = side == "target" and since_invite(facts) or nil, facts.renumbered and facts.renumbered[side]
  if not moved or side == "target" and number == facts.invite_number then return first end
  if number < moved.from then return moved.before end
  return moved.ahead
end

-- Notes that from the request with this number on, those to a side are so far ahead.
function numbering.moves_on(call, side, number, ahead)
  call.renumbered = call.renumbered or {}
  call.renumbered[side] = { from = number, before = numbering.ahead(call, side, number), ahead = ahead }
end

return numbering
