-- Rings targets: one batch (one target, or a simultaneous group) after the other, each over the next trunk while
-- trunks fail, then what follows in the plan.
local answers = require("answers")
local clock = require("clock")
local events = require("events")
local refusal = require("refusal")
local call_state = require("call-state")
local challenge = require("challenge")
local trunk_choice = require("trunk-choice")
local trunk_health = require("trunk-health")
local outgoing = require("outgoing")
local invites = require("invites")
local leg_by_owner = require("leg-by-owner")
local media = require("media")
local names_first = require("names-first")
local call_plan = require("call-plan")
local counters = require("counters")
local exactly = require("exactly")
local leg_timers = require("leg-timers")
local lookups = require("lookups")
local overload = require("overload")
local reached = require("reached")
local shared = require("shared")

local attempts = {}
-- As max_branches in kamailio.cfg.
attempts.most_branches = 30

-- Batches of a decision's attempts: those of one simultaneous group together.
function attempts.batches(list)
  local batches = {}
  for _, attempt in ipairs(list) do
    local last = batches[#batches]
    if attempt.group and last and last[1].group == attempt.group then
      last[#last + 1] = attempt
    else
      batches[#batches + 1] = { attempt }
    end
  end
  return batches
end

-- The next path of a target: a trunk, or none for a target that needs none; false where it has no more. With it, the
-- trunks that were passed over.
local function next_path(call, target)
  if string.match(target.target, "^%+?%d+$") then
    local trunk, passed = trunk_choice.next(call, target)
    return trunk ~= nil, trunk, passed
  end
  if target.tried then return false end
  target.tried = true
  if lookups.begin(target.target) then return true end
  refusal.add(call, "no-reply")
  return false
end

local function count(call, leg)
  -- A caller's odd message may have ended the dialog while its transaction goes on; there is nothing to count it in.
  if KSR.tmx.t_is_request_route() < 0 and KSR.dialog.is_known_dlg() < 0 then return end
  if leg.trunk then KSR.dialog.set_dlg_profile("trunk", leg.trunk) end
  KSR.dialog.set_dlg_profile("binding", call.number .. "/" .. leg.binding)
end

local function announce(call, leg)
  events.write(call.id, leg.name, "attempt", {
    binding = leg.binding, target = leg.target, trunk = leg.trunk, ringSeconds = leg.ringSeconds,
    passedOver = leg.passed, via = leg.via,
  }, call.invite + leg.started)
  leg.passed = nil
end

local function arm(ring_s)
  KSR.tm.t_set_disable_6xx(1)
  KSR.tm.t_set_disable_internal_reply(1)
  KSR.tm.t_on_branch("ksr_branch")
  KSR.tm.t_on_reply("ksr_reply")
  KSR.tm.t_on_failure("ksr_failure")
  leg_timers.begin(ring_s)
end

-- Whether a binding has a channel for this call. Asked when its turn comes: the decision may have been a minute ago.
-- A call's own channel is not taken twice, so a target that changes its trunk is not asked again.
local function has_channel(call, target)
  if target.trunks or target.tried then return true end
  local plan = call_plan.of(call)
  local binding = plan and plan.bindings[target.binding]
  if not binding or counters.active(call.number, target.binding) < binding.channels then return true end
  refusal.add(call, "busy")
  return false
end

-- How many branches are left to the call's transaction: each leg, each challenge answered and each wait takes one.
local function branches_left(call)
  return attempts.most_branches - call.rung - (call.challenges or 0) - (call.pauses or 0)
end

-- Takes each member's next path, and counts it; as many members as there are branches left. The longest ring time.
local function take(call, batch)
  call.legs = {}
  local first, longest = true, 0
  for index, target in ipairs(batch) do
    local found, trunk, passed = false, nil, nil
    if has_channel(call, target) then found, trunk, passed = next_path(call, target) end
    if found and branches_left(call) <= 0 then
      call.is_cut = true
      break
    elseif found then
      local uri = outgoing.uri(target.target, trunk)
      if first then KSR.pv.sets("$ru", uri) else KSR.corex.append_branch_uri(uri) end
      first = false
      call.rung = call.rung + 1
      call.legs[#call.legs + 1] = { name = "a" .. string.format("%d", call.rung), member = index, uri = uri,
        binding = target.binding, target = target.target, trunk = trunk, ringSeconds = target.ringSeconds,
        via = trunk and leg_by_owner.edge(trunk),
        passed = passed and #passed > 0 and passed or nil, started = clock.within(call) - call.invite }
      reached.keep(call, call.legs[#call.legs])
      if target.ringSeconds > longest then longest = target.ringSeconds end
    end
  end
  for _, leg in ipairs(call.legs) do count(call, leg) end
  return longest
end

-- Readies the batch for sending. Its longest ring time in seconds; nil where no member has a path.
local function send(call, batch)
  local longest
  exactly(call.number, function() longest = take(call, batch) end)
  if #call.legs == 0 then
    lookups.done()
    return nil
  end
  for _, leg in ipairs(call.legs) do announce(call, leg) end
  arm(longest)
  return longest
end

-- Sends the legs. The branch route writes the call, with which branch each leg is, before anything leaves.
local function relay(call, ring_s)
  call_state.sending = call
  local sent = KSR.tm.t_relay() > 0
  call_state.sending = nil
  lookups.done()
  leg_timers.sent(call, ring_s)
  return sent
end

-- Ends a leg in the record, once, and remembers why the call has failed so far. `retry_after`: the header of its answer.
function attempts.leg_ended(call, leg, cause, code, retry_after)
  -- Kamailio takes nothing out of a profile in the request route: a leg that could not be sent counts on till the end.
  if KSR.tmx.t_is_request_route() < 0 then
    KSR.dialog.unset_dlg_profile("binding", call.number .. "/" .. leg.binding)
    if leg.trunk then KSR.dialog.unset_dlg_profile("trunk", leg.trunk) end
  end
  if not events.first(call.id, leg.name .. ":ended") then return end
  media.leg_ended(call, leg)
  KSR.htable.sht_sets("causes", call.id .. ":" .. leg.name, cause)
  local now = clock.within(call)
  local duration = now - call.invite - leg.started
  -- Of one whose leg no media relay took, nothing was asked.
  if leg.trunk and leg.challenge ~= "open" and not leg.is_unheard and not leg.never_left then
    -- Whoever says 100 and then nothing at all may have nothing behind it.
    local mute = cause == "no-answer" and not code and not events.seen(call.id, leg.name .. ":ringing")
    -- Of a trunk that was not heard while the edge itself was slow, nothing is known.
    local unheard = mute or cause == "no-reply"
    local now_ms = clock.now_ms()
    local started_ms = now_ms - math.floor(duration / 1000)
    if not (unheard and overload.was_slow_since(started_ms)) then
      trunk_health.leg_ended(leg.trunk, unheard and "no-reply" or cause, retry_after, started_ms, now_ms)
    end
  end
  events.write(call.id, leg.name, "attempt-ended", {
    binding = leg.binding, trunk = leg.trunk, cause = cause, code = code, durationUs = duration,
  }, now)
end

-- Why a leg has ended; nil while it has not.
function attempts.cause(call, leg)
  return shared.text("causes", call.id .. ":" .. leg.name)
end

-- Remembers, for as long as anything rings, that a branch was answered by 100: its path works.
function attempts.heard_of(id, branch)
  KSR.htable.sht_setxi("causes", id .. ":" .. branch .. ":heard", 1, 300)
end

-- Whether a leg's path has answered at all.
function attempts.was_heard(call, leg)
  if events.seen(call.id, leg.name .. ":ringing") then return true end
  return leg.branch ~= nil and KSR.htable.sht_get("causes", call.id .. ":" .. leg.branch .. ":heard") == 1
end

-- The leg of a branch of the transaction; `uri` names it before it has one.
function attempts.leg_of_branch(call, branch, uri)
  for _, leg in ipairs(call.legs) do
    if leg.branch == branch or (uri and not leg.branch and leg.uri == uri) then return leg end
  end
end

-- Sends the leg that its trunk has challenged again, with the answer. False where there is none, or no answer.
function attempts.answer_challenge(call)
  local leg = #call.legs == 1 and call.legs[1]
  if not leg or leg.challenge ~= "open" or answers.given_up(call.id) then return false end
  if branches_left(call) <= 0 then
    call.is_cut = true
    return false
  end
  leg.challenge, leg.ahead, leg.branch = "answered", 1, nil
  invites.number(call, 0, 1)
  if not challenge.answer(leg.trunk, leg.uri) then return false end
  call.challenges = (call.challenges or 0) + 1
  KSR.tm.t_drop_replies_all()
  arm(leg.ringSeconds)
  return relay(call, leg.ringSeconds)
end

-- Rings what is left of the call's batches, or has it wait for the name of one. False where nothing is left to ring, or no
-- branch to ring it with.
function attempts.ring(call)
  while #call.batches > 0 do
    if names_first.await(call, branches_left(call)) then return true end
    local ring_s = send(call, call.batches[1])
    if ring_s then
      if relay(call, ring_s) then return true end
      -- Nothing is sent for a caller who has given up meanwhile.
      local given_up = answers.given_up(call.id)
      local cause = given_up and "cancelled" or "send-failure"
      for _, leg in ipairs(call.legs) do attempts.leg_ended(call, leg, cause) end
      if given_up then return false end
    else
      table.remove(call.batches, 1)
    end
  end
  return false
end

return attempts
