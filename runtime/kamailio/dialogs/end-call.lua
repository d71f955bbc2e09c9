-- Ends an answered call from the edge's side, from any process: its dialog runs out of time, and the end of a dialog
-- (dialog-events.lua) hangs up on both sides and writes the record.
local call_state = require("call-state")
local shared = require("shared")

local end_call = {}

-- Keeps in the call at hand which dialog it is; save the call afterwards.
function end_call.remember(call)
  call.dialog = { entry = KSR.pv.get("$dlg(h_entry)"), id = KSR.pv.get("$dlg(h_id)") }
end

-- Why the edge ends a call; nil where it does not.
function end_call.reason(id)
  return shared.text("causes", id .. ":over")
end

-- Ends the call by its id, for a reason that its record will give. False where it is no answered call. Only the first
-- time: each would give the dialog another second, and a call that is ended once a second would go on for ever.
function end_call.run(id, reason)
  if end_call.reason(id) then return true end
  local call = call_state.load(id)
  if not call or not call.answered or not call.dialog or not call.dialog.id then return false end
  KSR.htable.sht_sets("causes", id .. ":over", reason)
  if KSR.dialog.dlg_set_timeout_id(1, call.dialog.entry, call.dialog.id) > 0 then return true end
  KSR.htable.sht_rm("causes", id .. ":over")
  return false
end

return end_call
