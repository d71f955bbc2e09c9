-- What is known of a call in progress, in shared memory: any worker may handle its next message.
-- The transaction and the dialog carry the call's id alone.
local call_text = require("call-text")
local invites = require("invites")
local answers = require("answers")
local locked = require("locked")
local reached = require("reached")
local shared = require("shared")

-- `sending`: the call whose legs this process is sending; its branch route goes on with it.
local call_state = {}

function call_state.save(call)
  KSR.htable.sht_sets("calls", call.id, call_text.of(call))
end

-- What this process has looked at last: the next to load the same text is given it.
local looked = {}

-- The call, only to be looked at: whoever loads it next may be given the same table.
function call_state.look(id)
  if type(id) ~= "string" then return nil end
  local text = shared.text("calls", id)
  if type(text) ~= "string" then return nil end
  if looked.text ~= text then looked = { text = text, call = call_text.call(text) } end
  return looked.call
end

function call_state.load(id)
  local call = call_state.look(id)
  looked = {}
  return call
end

-- Changes what is known of a call, which another process may be changing at once. Nothing where the call has ended.
function call_state.change(id, change)
  if type(id) ~= "string" then return end
  locked("calls", id, function()
    local call = call_state.load(id)
    if call and change(call) ~= false then call_state.save(call) end
  end)
end

-- The call of the transaction at hand.
function call_state.of_transaction()
  return call_state.load(KSR.pv.get("$avp(call)"))
end

-- Lets go of a call that has ended. Its event numbers stay a minute for what is still on its way.
function call_state.forget(call)
  KSR.htable.sht_rm("calls", call.id)
  KSR.htable.sht_rm("causes", call.id .. ":refused")
  KSR.htable.sht_rm("causes", call.id .. ":over")
  KSR.htable.sht_rm("plans", call.id)
  for leg = 1, call.rung or 0 do
    local name = call.id .. ":a" .. string.format("%d", leg)
    KSR.htable.sht_rm("causes", name)
    for _, thing in ipairs({ ":ringing", ":answer", ":ended" }) do KSR.htable.sht_setex("once", name .. thing, 60) end
  end
  -- As probes.lua and session-timer.lua keep them.
  local silent = { ":caller", ":target", ":asked", ":acknowledged", ":caller-challenged", ":target-challenged" }
  for _, what in ipairs(silent) do KSR.htable.sht_rm("silent", call.id .. what) end
  KSR.htable.sht_rm("probes", call.id)
  KSR.htable.sht_rm("sessions", call.id)
  answers.forget(call.id)
  reached.forget(call.id)
  invites.forget(call)
  KSR.htable.sht_setex("once", call.id .. ":ended", 60)
  KSR.htable.sht_setex("sequence", call.id, 60)
end

return call_state
