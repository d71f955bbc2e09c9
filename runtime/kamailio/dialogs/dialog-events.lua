-- The end of an answered call: a BYE from either side, or the time limit.
local clock = require("clock")
local call_state = require("call-state")
local answer_call = require("answer-call")
local answers = require("answers")
local end_call = require("end-call")
local in_dialog = require("in-dialog")
local probes = require("probes")

-- `bye_at_hand`: the call whose BYE this process is handling.
local dialog_events = {}

-- As default_timeout in kamailio.cfg.
local longest_s = 43200

local function is_over_time(call)
  return clock.within(call) - call.answered >= (call.limit or longest_s) * 1000000
end

-- A dialog has ended. Without a BYE at hand its time is up, or the caller never acknowledged the answer, and the edge
-- hangs up on both sides.
function dialog_events.handle(event)
  if event == "dialog:start" then
    local id = KSR.dialog.var_get("call")
    if id and answers.told(id) then probes.at_once(id) end
  end
  if event ~= "dialog:end" then return end
  local id, by = KSR.dialog.var_get("call"), dialog_events.bye_at_hand
  local call = by and by.id == id and by or call_state.load(id)
  if not call or not call.answered then return end
  if by then
    return answer_call.hung_up(call, KSR.pv.get("$ft") == call.caller_side.tag and "caller" or "target")
  end
  local hung_up_by = answers.hung_up_by(call.id)
  if hung_up_by then
    answer_call.hung_up(call, hung_up_by)
    if hung_up_by == "caller" then in_dialog.acknowledge(call) end
    return in_dialog.hang_up_on(call, hung_up_by == "caller" and "target" or "caller")
  end
  local why = end_call.reason(call.id) or is_over_time(call) and "maximum duration" or "answer not acknowledged"
  answer_call.hung_up(call, "edge", why)
  in_dialog.hang_up(call)
end

return dialog_events
