-- Refuses a new call that this edge does not take and has not recorded: whoever sent it tries another edge.
local elsewhere = {}

elsewhere.header = "X-Hotline-Elsewhere"

-- Seconds: a carrier that obeys Retry-After may hold back all of a trunk's requests for so long, so let it be short.
elsewhere.retry_after = "5"

-- The one reason that is about this call alone: the next may be taken. A carrier told to wait would send none at all,
-- the edge would idle, and all would come back at once (RFC 5390, section 4). So it is not.
elsewhere.overload = "overload"

-- `to_peer`: the sender is another edge, which is told that this is no decision about the call.
function elsewhere.refuse(reason, to_peer)
  if reason ~= elsewhere.overload then KSR.hdr.append_to_reply("Retry-After: " .. elsewhere.retry_after .. "\r\n") end
  if to_peer then KSR.hdr.append_to_reply(elsewhere.header .. ": " .. reason .. "\r\n") end
  KSR.sl.send_reply(503, "Service Unavailable")
end

return elsewhere
