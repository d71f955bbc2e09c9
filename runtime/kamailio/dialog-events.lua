-- The end of an answered call: a BYE from either side, or the edge's own time limit.
local clock = require("clock")
local events = require("events")
local call_state = require("call-state")

local function hung_up_by(call)
  if KSR.pv.get("$rm") ~= "BYE" then return "edge" end
  return KSR.pv.get("$ft") == call.caller_tag and "caller" or "target"
end

local function on_dialog(event)
  if event ~= "dialog:end" then return end
  local call = call_state.load(KSR.dialog.var_get("call"))
  if not call or not call.answered or not events.first(call.id, "ended") then return end
  local now = clock.now_us()
  local by = hung_up_by(call)
  events.write(call.id, "call", "ended", {
    by = by, code = 200, reason = by == "edge" and "maximum duration" or nil, answered = true,
    durationUs = now - call.invite, talkUs = now - call.answered,
  }, now)
  call_state.forget(call.id)
end

return on_dialog
