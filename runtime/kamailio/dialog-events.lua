-- The end of an answered call: a BYE from either side, or the edge's own at the time limit.
local call_state = require("call-state")
local answer_call = require("answer-call")

local dialog_events = { bye_at_hand = false }

local function answered_call()
  local call = call_state.load(KSR.dialog.var_get("call"))
  return call and call.answered and call or nil
end

-- A dialog has ended. Without a BYE at hand nobody but the edge has ended it.
function dialog_events.handle(event)
  local call = event == "dialog:end" and answered_call()
  if not call then return end
  if not dialog_events.bye_at_hand then return answer_call.hung_up(call, "edge", "dialog expired") end
  answer_call.hung_up(call, KSR.pv.get("$ft") == call.caller_tag and "caller" or "target")
end

-- The edge's own BYE, before it leaves: once it is answered, no event may find the dialog any more.
function dialog_events.own_request()
  local call = KSR.pv.get("$rm") == "BYE" and answered_call()
  if call then answer_call.hung_up(call, "edge", "maximum duration") end
end

return dialog_events
