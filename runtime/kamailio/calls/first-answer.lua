-- The core's reply route: of several answers to a call one reaches tm, and so the caller. What else picks up (of a
-- simultaneous group, after its ring time, after the call's end) is acknowledged and hung up by the edge itself. Targets of
-- a call know how each other's INVITE reads but for an index: none may answer for another.
local answers = require("answers")
local attempts = require("attempts")
local call_state = require("call-state")
local dropped = require("dropped")
local events = require("events")
local invites = require("invites")
local long_lived = require("long-lived")
local own_byes = require("own-byes")
local in_dialog = require("in-dialog")
local refused_answer = require("refused-answer")
local registration = require("registration")
local probes = require("probes")
local secure = require("secure")
local sides = require("sides")

-- Index of the transaction's branch, which tm writes at the end of its Via's branch, the lowest hex digit first.
local function branch_index()
  local digits = string.match(KSR.hdr.get("Via") or "", "branch=z9hG4bK[^;,%s]*%.(%x+)")
  return digits and tonumber(string.reverse(digits), 16)
end

local function first_answer()
  if not secure.may_speak() then return KSR.set_drop() end
  local code, method = KSR.pv.get("$rs"), KSR.pv.get("$rm")
  if method == "REGISTER" then return registration.replied() end
  if method == "BYE" then return own_byes.replied(code) end
  -- Who only knows a call's Call-ID and tags does not know the branch of our question.
  if method == "OPTIONS" then return KSR.tm.t_check_trans() > 0 and probes.reply(code) end
  if method ~= "INVITE" or code == 100 then return end
  local id = invites.call_of_reply()
  if not id then return end
  local call, tag, address = call_state.look(id), KSR.pv.get("$tt") or "", KSR.pv.get("$si")
  local leg = call and attempts.leg_of_branch(call, branch_index())
  if not (leg and sides.may_answer(leg, address) or not leg and sides.may_answer_late(id, address)) then
    dropped.count("wrong-answer", address)
    return KSR.set_drop()
  end
  if code < 200 then long_lived() end
  if code < 200 or code >= 300 then return end
  if leg and answers.claim(id, leg.name, tag) then return end
  -- tm waits for this leg's end, to answer the caller who has given up.
  if not (leg and answers.cancelled(id) and refused_answer()) then KSR.set_drop() end
  in_dialog.to_late_answer(events.first(id, "late:" .. tag), leg)
end

return first_answer
