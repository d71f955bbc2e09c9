-- The failure route: every branch of the batch has failed, or the caller has given up.
local call_state = require("call-state")
local call_plan = require("call-plan")
local attempts = require("attempts")
local answers = require("answers")
local answer_call = require("answer-call")
local leg_by_owner = require("leg-by-owner")
local new_call = require("new-call")
local refusal = require("refusal")

local path_failed = { ["trunk-failure"] = true, ["no-reply"] = true, ["send-failure"] = true }

-- A leg without a final answer of its own: cancelled by the caller or by the ring time, or never heard of.
local function cause_of_silence(call, leg)
  if answers.given_up(call.id) then return "cancelled" end
  if leg.challenge then return "trunk-failure" end
  if attempts.was_heard(call, leg) then return "no-answer" end
  return "no-reply"
end

-- Ends the batch's legs; the batch keeps the members whose path failed, not they themselves.
local function conclude_batch(call)
  local batch, again, alone = call.batches[1] or {}, {}, {}
  for _, leg in ipairs(call.legs) do
    answers.close(call.id, leg.name)
    local cause = attempts.cause(call, leg)
    if not cause then
      cause = cause_of_silence(call, leg)
      if leg.via and cause == "no-reply" then leg_by_owner.is_silent(leg) end
      attempts.leg_ended(call, leg, cause)
    end
    local target = batch[leg.member]
    if target and leg.challenge == "open" and cause == "trunk-failure" then
      -- Kamailio answers one challenge at a time: the challenged of a group ring one after another.
      table.insert(target.trunks, 1, leg.trunk)
      alone[#alone + 1] = { target }
    elseif path_failed[cause] then
      again[#again + 1] = target
    end
    refusal.add(call, cause)
  end
  if #again > 0 then call.batches[1] = again else table.remove(call.batches, 1) end
  for index, each in ipairs(alone) do table.insert(call.batches, index, each) end
end

local function on_failure()
  local call = call_state.of_transaction()
  if not call or attempts.answer_challenge(call) then return end
  -- It has waited until a name was seen, and nothing rings.
  if call.waits then call.waits = nil else conclude_batch(call) end
  -- Kamailio would pass on what the target said, were it not the 487 that it owed.
  if answers.given_up(call.id) then return answer_call.cancelled(call) end
  KSR.tm.t_drop_replies_all()
  call.legs = {}
  if attempts.ring(call) then return end
  call_state.save(call)
  new_call.nobody_left(call, call_plan.of(call))
end

return on_failure
