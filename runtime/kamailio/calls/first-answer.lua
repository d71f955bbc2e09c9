-- The core's reply route: of several answers to a call one reaches tm, and so the caller. What else picks up (of a
-- simultaneous group, after its ring time, after the call's end) is acknowledged and hung up by the edge itself.
local answers = require("answers")
local attempts = require("attempts")
local call_state = require("call-state")
local events = require("events")
local invites = require("invites")
local own_byes = require("own-byes")
local in_dialog = require("in-dialog")
local refused_answer = require("refused-answer")
local registration = require("registration")
local probes = require("probes")
local secure = require("secure")

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
  if code < 200 or code >= 300 or method ~= "INVITE" then return end
  local id = invites.call_of_reply()
  if not id then return end
  local call, tag = call_state.load(id), KSR.pv.get("$tt") or ""
  local leg = call and attempts.leg_of_branch(call, branch_index())
  if leg and answers.claim(id, leg.name, tag) then return end
  -- tm waits for this leg's end, to answer the caller who has given up.
  if not (leg and answers.cancelled(id) and refused_answer()) then KSR.set_drop() end
  in_dialog.to_late_answer(events.first(id, "late:" .. tag))
end

return first_answer
