-- The end of an answered call: a BYE from either side, or the time limit.
local call_state = require("call-state")
local answer_call = require("answer-call")
local own_bye = require("own-bye")

local dialog_events = { bye_at_hand = false }

-- A dialog has ended. Without a BYE at hand its time is up, and the edge hangs up on both sides.
function dialog_events.handle(event)
  if event ~= "dialog:end" then return end
  local call = call_state.load(KSR.dialog.var_get("call"))
  if not call or not call.answered then return end
  if dialog_events.bye_at_hand then
    return answer_call.hung_up(call, KSR.pv.get("$ft") == call.caller_side.tag and "caller" or "target")
  end
  answer_call.hung_up(call, "edge", "maximum duration")
  own_bye.send(call)
end

return dialog_events
