-- A new call from a carrier: which number, who calls, what the plan says, and then the first target.
local decision = require("decision")
local node = require("node")
local clock = require("clock")
local events = require("events")
local call_plan = require("call-plan")
local called_number = require("called-number")
local caller_number = require("caller-number")
local counters = require("counters")
local month = require("month")
local answers = require("answers")
local call_state = require("call-state")
local attempts = require("attempts")
local in_dialog = require("in-dialog")
local media = require("media")
local answer_call = require("answer-call")
local foreign_headers = require("foreign-headers")
local limits = require("limits")
local trace = require("trace")
local refusal = require("refusal")
local loops = require("loops")
local hiding = require("hiding")
local invites = require("invites")
local elsewhere = require("elsewhere")
local owners = require("owners")
local peers = require("peers")
local places = require("places")
local spool = require("spool")
local exactly = require("exactly")
local session_timer = require("session-timer")

local new_call = {}

-- Writes a decision into the call's record.
function new_call.record(call, decided, read, step)
  return events.write(call.id, "call", "decision", {
    step = step, generation = call.generation, number = call.number, enterprise = call.enterprise,
    instant = call.at_ms, random = call.random, counters = counters.record(read), caller = call.caller,
    callerArea = call.area, outcome = decided.outcome, reason = decided.reason, rule = decided.rule,
    group = decided.group, account = decided.account, menu = decided.menu, queue = decided.queue,
    announce = decided.announce, treatment = decided.treatment, ringback = decided.ringback,
    ringbackPlayed = decided.ringback and false, trace = decided.trace,
    rehomedFrom = call.number and owners.rehomed_from(call.number),
  })
end

local needs_media = { menu = true, queue = true, announce = true }

-- Does what a decision says; `plan` gives the treatments.
function new_call.follow(call, decided, plan)
  if decided.outcome == "ring" then
    call.batches = attempts.batches(decided.attempts)
    call.otherwise = decided.otherwise
    if attempts.ring(call) then return end
    return new_call.nobody_left(call, plan)
  end
  if needs_media[decided.outcome] then
    return answer_call.refuse(call, 480, decided.outcome .. " needs the media node")
  end
  if decided.outcome == "unknown-number" or decided.outcome == "carrier" then
    return answer_call.refuse(call, 404, decided.outcome)
  end
  local treatment = decided.treatment and plan.treatments[decided.treatment]
  answer_call.refuse(call, treatment and treatment.sip or 480, decided.reason or decided.treatment or decided.outcome)
end

-- All targets of a group have failed: what the plan says then, else the treatment.
function new_call.nobody_left(call, plan)
  if answers.given_up(call.id) then return answer_call.cancelled(call) end
  if call.otherwise then
    local read = counters.of(plan, { }, call.at_ms)
    local decided = decision.resolveAction(plan, call.otherwise, call.at_ms, call.random, read, {})
    call.otherwise = nil
    new_call.record(call, decided, read, "otherwise")
    return new_call.follow(call, decided, plan)
  end
  if media.is_missing() then return answer_call.refuse(call, 503, "no media relay") end
  -- What the others would have said, nobody knows.
  if call.is_cut then return answer_call.refuse(call, 480, attempts.most_branches .. " attempts, the most a call has") end
  answer_call.refuse(call, refusal.of(call, plan))
end

-- Whether another call of the same Call-ID and tag came the same way. One that came by another edge, or by none, may be left
-- of that edge's silence: the carrier has changed over, and this is its call.
local function alike(call)
  return function(other_id)
    local other = call_state.look(other_id)
    return not other or other.via == call.via
  end
end

-- `origin` (handover-header.lua): where a call came from that another edge has handed over.
local function identify(trunks_of_source, now, origin)
  local trunk, called, plan, generation, line = called_number(trunks_of_source)
  local caller, raw, hidden = caller_number()
  local at_ms, random = clock.of_call(now)
  local steady_ms = clock.steady_ms() - math.floor((clock.now_us() - now) / 1000)
  local call = { id = clock.new_id(), invite = now, steady_ms = steady_ms, at_ms = at_ms, random = random, trunk = trunk.id,
    via = origin and origin.via, caller = caller.number, area = caller.area, hidden = hidden or nil, rung = 0, legs = {},
    batches = {}, sip_call_id = KSR.pv.get("$ci"),
    transport = string.lower(KSR.pv.get("$pr")), caller_side = in_dialog.caller_side(),
    generation = generation or select(2, node.pulled()) }
  KSR.pv.sets("$avp(call)", call.id)
  local copied = not invites.remember(call, alike(call))
  local written = events.write(call.id, "call", "invite", {
    trunk = trunk.id, carrier = trunk.carrier, edge = peers.self(), via = origin and origin.via,
    source = origin and origin.source or places.sender(),
    called = events.bounded(called), caller = events.bounded(raw), sipCallId = events.bounded(KSR.pv.get("$ci"), 128),
  }, now)
  return call, plan, caller, trunk, written, line, copied
end

local nothing_read = { active = {}, roundRobin = {} }

local function decide(call, plan, caller, trunk)
  if not plan then return decision.unknownNumber(), nothing_read end
  call.did, call.enterprise, call.limit = plan.did, plan.enterprise, plan.limits.maxDurationS
  call.short_calls = plan.screening.shortCalls
  if plan.carrier ~= trunk.carrier then
    return { outcome = "wrong-carrier", attempts = {}, trace = { "number of " .. plan.carrier } }, nothing_read
  end
  local read = counters.of(plan, caller, call.at_ms)
  local decided = decision.decide(plan, caller, call.at_ms, call.random, read)
  month.settle(plan, read, decided)
  return decided, read
end

-- Records a call that no edge takes, and refuses it. `at` is when it came.
function new_call.unowned(trunk, at)
  local call, _, _, _, written = identify({ trunk }, at)
  if not written then return answer_call.unrecorded(call) end
  KSR.hdr.append_to_reply("Retry-After: " .. elsewhere.retry_after .. "\r\n")
  answer_call.refuse(call, 503, "no edge takes calls")
end

-- Records a call that its caller gave up before any edge was heard of.
function new_call.given_up(trunk, at)
  answer_call.cancelled((identify({ trunk }, at)))
end

-- Decides, and counts the call where it is to ring, before another call to the number is decided. False behind it where it
-- cannot ring: a caller without a tag, or without one Contact, could not be hung up on, and Kamailio has no dialog for it.
local function counted(call, plan, caller, trunk)
  local decided, read, can_begin = nil, nil, true
  exactly(call.number or "", function()
    decided, read = decide(call, plan, caller, trunk)
    if decided.outcome ~= "ring" then return end
    can_begin = call.caller_side.contact ~= nil and KSR.dialog.dlg_manage() > 0
    if not can_begin then return end
    -- The dialog's clock counts whole seconds that have begun, hence one more.
    if call.limit then KSR.dialog.dlg_set_timeout(call.limit + 1) end
    KSR.dialog.var_sets("call", call.id)
    KSR.dialog.set_dlg_profile("number", call.number)
    limits.count(call.trunk)
  end)
  return decided, read, can_begin
end

-- Handles the INVITE at hand, which came from one of our trunks' addresses, or by another edge from its `origin`.
function new_call.start(trunks_of_source, origin)
  -- Nothing of this call is in the record yet, so that another edge can still have it.
  if spool.full() then return elsewhere.refuse("full") end
  local now = clock.now_us()
  foreign_headers.strip()
  KSR.hdr.remove("Route")
  local vias = hiding.request()
  local has_timer = session_timer.ask()
  KSR.rr.record_route()
  -- Of two workers that hold the same INVITE, one gets the transaction; only then the call is in the record.
  if KSR.tm.t_newtran() <= 0 then return end
  local call, plan, caller, trunk, written, line, copied = identify(trunks_of_source, now, origin)
  KSR.pv.sets("$avp(vias)", vias)
  call.session_timer = has_timer or nil
  if not written then return answer_call.unrecorded(call) end
  if copied then return answer_call.refuse(call, 482, "a copy of a call in progress") end
  if plan then call.number = plan.number end
  -- What another edge has handed over came past it once already.
  if plan and not origin and loops.is_one(trunk, plan) then
    return answer_call.refuse(call, 482, "forwarded back to its own number")
  end
  local decided, read, can_begin = counted(call, plan, caller, trunk)
  trace.begin(call)
  if not can_begin then return answer_call.refuse(call, 400, "no tag, or not one Contact") end
  if decided.outcome == "ring" then call_plan.keep(call, line, plan) end
  if not new_call.record(call, decided, read, "first") then return answer_call.unrecorded(call) end
  if decided.outcome == "wrong-carrier" then return answer_call.refuse(call, 403, "not a number of this carrier") end
  new_call.follow(call, decided, plan)
end

return new_call
