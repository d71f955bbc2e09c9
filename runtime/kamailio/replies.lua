-- What comes back from a target: ringing and answers go into the record, and a ring time is kept.
local clock = require("clock")
local events = require("events")
local call_state = require("call-state")
local call_plan = require("call-plan")
local attempts = require("attempts")
local foreign_headers = require("foreign-headers")
local own_bye = require("own-bye")
local media = require("media")
local end_call = require("end-call")
local outcome_of_leg = require("outcome-of-leg")
local strangers = require("strangers")

-- A 183 after a 180 would start the ring time anew: what is left of it is set each time.
local function keep_ring_time(call, now)
  local left = 50
  for _, leg in ipairs(call.legs) do
    left = math.max(left, leg.ringSeconds * 1000 - math.floor((now - leg.started) / 1000))
  end
  KSR.tm.t_set_fr(left, 800)
end

-- A call has one answer: what else picks up, of a simultaneous group or just after its ring time, is hung up.
local function answered(call, leg, code, now)
  local caller_routes = KSR.pv.get("$avp(caller_routes)") or 0
  if not leg then return own_bye.to_late_answer(caller_routes) end
  -- A repetition.
  if not events.first(call.id, leg.name .. ":answer") then return media.reply(call, leg) end
  if not events.first(call.id, "answer") then return own_bye.to_late_answer(caller_routes) end
  events.write(call.id, leg.name, "target-answer", { binding = leg.binding, trunk = leg.trunk, code = code }, now)
  call.answered, call.answered_leg = now, leg.name
  call.target_side = own_bye.target_side(caller_routes)
  end_call.remember(call)
  strangers.welcome(KSR.pv.get("$si"))
  strangers.welcome(strangers.address_in(call.target_side.contact))
  strangers.welcome(strangers.address_in(call.caller_side.contact))
  call_state.save(call)
  if not media.reply(call, leg) then media.unheard(call) end
  call_plan.forget(call)
  events.write(call.id, "call", "caller-answer", { binding = leg.binding }, now)
  for _, other in ipairs(call.legs) do
    if other.name ~= leg.name and not attempts.cause(call, other) then
      attempts.leg_ended(call, other, "answered-elsewhere")
    end
  end
end

-- Handles the reply at hand, to an INVITE branch or within a dialog.
local function on_reply()
  local code = KSR.pv.get("$rs")
  -- A phone that a call is forwarded to need not be known to the caller.
  foreign_headers.strip()
  if code == 100 then return end
  -- Within a dialog.
  if not KSR.pv.get("$avp(call)") then return media.reply_within() end
  local call = call_state.of_transaction()
  local leg = call and attempts.leg_of_branch(call, KSR.pv.get("$T_branch_idx"))
  local now = clock.now_us()
  if code >= 200 and code < 300 then return answered(call, leg, code, now) end
  if not leg then return end
  if code < 200 then
    keep_ring_time(call, now)
    if not media.reply(call, leg) then KSR.set_drop() end
    if not events.first(call.id, leg.name .. ":ringing") then return end
    strangers.welcome(KSR.pv.get("$si"))
    events.write(call.id, leg.name, "ringing", { binding = leg.binding, trunk = leg.trunk, code = code }, now)
  elseif code ~= 487 then
    -- 487 answers our own CANCEL: the failure route or the answered leg knows why.
    attempts.leg_ended(call, leg, outcome_of_leg(code, KSR.hdr.get("Reason")), code)
  end
end

return on_reply
