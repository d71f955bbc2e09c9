-- What comes back through tm: ringing and answers of targets go into the record, and a ring time is kept. No reply shows
-- the other side more than its Contact as a way.
local cjson = require("cjson")
local clock = require("clock")
local events = require("events")
local call_state = require("call-state")
local call_plan = require("call-plan")
local challenge = require("challenge")
local answers = require("answers")
local attempts = require("attempts")
local exchanges = require("exchanges")
local foreign_bodies = require("foreign-bodies")
local foreign_headers = require("foreign-headers")
local hiding = require("hiding")
local leg_timers = require("leg-timers")
local in_dialog = require("in-dialog")
local invites = require("invites")
local is_at_least = require("kamailio-version")
local leg_by_owner = require("leg-by-owner")
local media = require("media")
local numbering = require("numbering")
local end_call = require("end-call")
local probes = require("probes")
local refusal = require("refusal")
local refused_answer = require("refused-answer")
local session_timer = require("session-timer")
local outcome_of_leg = require("outcome-of-leg")
local strangers = require("strangers")
local trunk_health = require("trunk-health")

-- A 183 after a 180 would start the ring time anew: what is left of it is set each time.
local function keep_ring_time(call, now)
  local left = 50
  for _, leg in ipairs(call.legs) do
    left = math.max(left, leg.ringSeconds * 1000 - math.floor((now - call.invite - leg.started) / 1000))
  end
  leg_timers.heard(left)
end

local function answered(call, leg, code, now)
  -- A repetition.
  if not events.first(call.id, leg.name .. ":answer") then return media.reply(call, leg) end
  if leg.trunk then trunk_health.works(leg.trunk, clock.now_ms()) end
  events.write(call.id, leg.name, "target-answer", { binding = leg.binding, trunk = leg.trunk, code = code }, now)
  call.answered, call.answered_leg = now, leg.name
  call.target_side, call.ahead = in_dialog.target_side(leg.uri), leg.ahead
  -- From here on the caller's next INVITE has the next number.
  if call.ahead then invites.number(call, call.ahead, call.ahead) else invites.number(call, 0, 0) end
  if not leg.trunk then exchanges.moved(in_dialog.next_hop(call.target_side)) end
  call.vias = KSR.pv.get("$avp(vias)")
  -- Nobody else is rung.
  call.batches, call.otherwise = {}, nil
  end_call.remember(call)
  probes.begin(call)
  session_timer.agreed(call)
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

local function not_answered(call, leg, code, now)
  if code < 200 then
    keep_ring_time(call, now)
    if not media.reply(call, leg) then KSR.set_drop() end
    if not events.first(call.id, leg.name .. ":ringing") then return end
    strangers.welcome(KSR.pv.get("$si"))
    if leg.trunk then trunk_health.works(leg.trunk, clock.now_ms()) end
    events.write(call.id, leg.name, "ringing", { binding = leg.binding, trunk = leg.trunk, code = code }, now)
  elseif (code == 401 or code == 407) and not leg.challenge and challenge.may_answer(leg.trunk) then
    -- The failure route answers it.
    leg.challenge = "open"
    call_state.save(call)
  elseif code ~= 487 then
    -- 487 answers our own CANCEL: the failure route or the answered leg knows why.
    refusal.note(call, code)
    local cause = leg_by_owner.cause(leg)
    if cause then return attempts.leg_ended(call, leg, cause, code) end
    attempts.leg_ended(call, leg, outcome_of_leg(code, KSR.pv.get("$(hdr(Reason)[*])")), code, KSR.hdr.get("Retry-After"))
  end
end

local function of_new_call(code)
  local call = call_state.of_transaction()
  local now = call and clock.within(call)
  local leg = call and attempts.leg_of_branch(call, KSR.pv.get("$T_branch_idx"))
  if leg then call.speech = media.speech(leg) end
  if code >= 200 and code < 300 then
    -- Its leg was closed after the core had let the answer pass, by a timer that got tm's lock first.
    if not leg or not answers.settle(call.id, leg.name, KSR.pv.get("$tt") or "") then
      in_dialog.to_late_answer(true, leg)
      refused_answer()
    else
      answered(call, leg, code, now)
    end
  elseif leg then
    not_answered(call, leg, code, now)
  end
  if leg and leg.ahead then numbering.shift(-leg.ahead) end
  hiding.answer(call, KSR.pv.get("$avp(vias)"))
end

-- A side that answers a re-INVITE or UPDATE says where it is from now on.
local function moved(within, contact)
  call_state.change(within.id, function(call)
    local side = call[within.side .. "_side"]
    if not side or side.contact == contact then return false end
    side.contact = contact
  end)
end

local function of_dialog(within, code, method)
  -- A challenge that is answered refuses nothing.
  local is_open = challenge.is_one(code) and within.trunk and not within.challenged
  if code < 300 then media.reply_within() else foreign_bodies.strip() end
  if code >= 300 and not is_open then media.refused_within() end
  if within.ahead then numbering.shift(-within.ahead) end
  local contact = code < 300 and in_dialog.contact()
  hiding.reply(within.vias)
  if within.from then
    KSR.hdr.remove("From")
    KSR.hdr.append("From: " .. within.from .. "\r\n")
  end
  -- From 6.1 on Kamailio does it, in the same place.
  if within.to and not is_at_least(6, 1) then
    KSR.hdr.remove("To")
    KSR.hdr.append("To: " .. within.to .. "\r\n")
  end
  if not contact then return end
  KSR.hdr.append(hiding.contact(within, within.side, contact, within.routes, within.transport))
  if code < 200 or method ~= "INVITE" and method ~= "UPDATE" then return end
  session_timer.refreshed(within.id, within.interval)
  moved(within, contact)
end

-- Handles the reply at hand, to an INVITE branch or within a dialog.
local function on_reply()
  local code, method = KSR.pv.get("$rs"), KSR.pv.get("$rm")
  foreign_headers.strip()
  if code == 100 then
    local id = method == "INVITE" and KSR.pv.get("$avp(call)")
    if id then attempts.heard_of(id, KSR.pv.get("$T_branch_idx")) end
    return
  end
  local within = KSR.pv.get("$avp(within)")
  if within then return of_dialog(cjson.decode(within), code, method) end
  if method == "INVITE" and KSR.pv.get("$avp(call)") then of_new_call(code) end
end

return on_reply
