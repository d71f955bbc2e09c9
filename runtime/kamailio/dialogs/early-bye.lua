-- A BYE that comes before its sender, or the edge, knows of an answer. A caller who hangs up by BYE while targets ring gives
-- up the call by it (RFC 3261, 15), as by CANCEL. Passed on to the one target, it would leave the others of a group ringing,
-- and have the next one rung. One that crosses the answer ends the call that has just begun: Kamailio's dialog does not know
-- that yet, and would go on.
local answers = require("answers")
local rpc = require("rpc")

-- Takes the BYE at hand of a side of a call; false where the call is well under way.
local function early_bye(call, side)
  -- A record of the answer is kept for an hour.
  local what = answers.hang_up(call.id, side, call.answered ~= nil)
  if not what then return false end
  KSR.sl.send_reply(200, "OK")
  if what == "given-up" then rpc("tm.cancel", { call.sip_call_id, string.format("%d", call.invite_number) }) end
  return true
end

return early_bye
