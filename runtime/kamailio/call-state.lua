-- What is known of a call in progress, in shared memory: any worker may handle its next message.
-- The transaction and the dialog carry the call's id alone.
local cjson = require("cjson")
local json_text = require("json-text")

local call_state = {}

function call_state.save(call)
  KSR.htable.sht_sets("calls", call.id, json_text(call))
end

function call_state.load(id)
  if type(id) ~= "string" then return nil end
  local text = KSR.htable.sht_get("calls", id)
  if type(text) ~= "string" then return nil end
  return cjson.decode(text)
end

-- The call of the transaction at hand.
function call_state.of_transaction()
  return call_state.load(KSR.pv.get("$avp(call)"))
end

function call_state.forget(id)
  KSR.htable.sht_rm("calls", id)
  KSR.htable.sht_rm("sequence", id)
end

return call_state
