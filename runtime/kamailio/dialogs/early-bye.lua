-- A caller who hangs up by BYE while targets ring gives up the call by it (RFC 3261, 15), as by CANCEL. Passed on to the one
-- target, it would leave the others of a group ringing, and have the next one rung.
local answers = require("answers")
local rpc = require("rpc")

-- Takes the BYE at hand of a call's caller; false where somebody has answered.
local function early_bye(call)
  if call.answered or not answers.cancel(call.id) then return false end
  KSR.sl.send_reply(200, "OK")
  rpc("tm.cancel", { call.sip_call_id, string.format("%d", call.invite_number) })
  return true
end

return early_bye
