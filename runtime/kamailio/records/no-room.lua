-- Refuses a call that has not begun, where the disk has room for the records of calls in progress only.
local spool = require("spool")

-- Seconds: a carrier that obeys Retry-After may hold back all of a trunk's requests for so long, so let it be short.
local retry_after = "5"

-- True where the INVITE at hand was refused.
local function no_room()
  if not spool.full() then return false end
  KSR.hdr.append_to_reply("Retry-After: " .. retry_after .. "\r\n")
  KSR.sl.send_reply(503, "Service Unavailable")
  return true
end

return no_room
