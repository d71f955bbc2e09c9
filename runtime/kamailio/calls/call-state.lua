-- What is known of a call in progress, in shared memory: any worker may handle its next message.
-- The transaction and the dialog carry the call's id alone.
local cjson = require("cjson")
local json_text = require("json-text")
local invites = require("invites")
local answers = require("answers")

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

-- Lets go of a call that has ended. Its event numbers stay a minute for what is still on its way.
function call_state.forget(call)
  KSR.htable.sht_rm("calls", call.id)
  KSR.htable.sht_rm("causes", call.id .. ":refused")
  KSR.htable.sht_rm("plans", call.id)
  for leg = 1, call.rung or 0 do
    local name = call.id .. ":a" .. string.format("%d", leg)
    KSR.htable.sht_rm("causes", name)
    for _, thing in ipairs({ ":ringing", ":answer", ":ended" }) do KSR.htable.sht_setex("once", name .. thing, 60) end
  end
  -- As probes.lua and session-timer.lua keep them.
  for _, what in ipairs({ ":caller", ":target", ":asked" }) do KSR.htable.sht_rm("silent", call.id .. what) end
  KSR.htable.sht_rm("probes", call.id)
  KSR.htable.sht_rm("sessions", call.id)
  answers.forget(call.id)
  invites.forget(call)
  KSR.htable.sht_setex("once", call.id .. ":ended", 60)
  KSR.htable.sht_setex("sequence", call.id, 60)
end

return call_state
