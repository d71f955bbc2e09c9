-- Ends an answered call from the edge's side, from any process: its dialog runs out of time, and the end of a dialog
-- (dialog-events.lua) hangs up on both sides and writes the record.
local call_state = require("call-state")

local end_call = {}

-- Keeps in the call at hand which dialog it is; save the call afterwards.
function end_call.remember(call)
  call.dialog = { entry = KSR.pv.get("$dlg(h_entry)"), id = KSR.pv.get("$dlg(h_id)") }
end

-- Ends the call by its id, for a reason that its record will give. False where it is no answered call.
function end_call.run(id, reason)
  local call = call_state.load(id)
  if not call or not call.answered or not call.dialog or not call.dialog.id then return false end
  call.over = call.over or reason
  call_state.save(call)
  return KSR.dialog.dlg_set_timeout_id(1, call.dialog.entry, call.dialog.id) > 0
end

return end_call
