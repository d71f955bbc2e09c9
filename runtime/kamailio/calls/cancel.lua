-- CANCEL of a caller, or of another edge for one. Whoever has called may give up, also when its trunk has been removed since.
-- Either side may give up a re-INVITE.
local answers = require("answers")
local call_state = require("call-state")
local dropped = require("dropped")
local handed_over_calls = require("handed-over-calls")
local invites = require("invites")
local names_first = require("names-first")
local sides = require("sides")

-- Of a re-INVITE: it goes where that went, and says nothing of the call.
local function cancel_within(call, sender)
  local address = KSR.pv.get("$si")
  if not sides.may_speak(call, sender, address) then return dropped.count("wrong-side", address) end
  if KSR.tm.t_check_trans() > 0 then KSR.tm.t_relay() end
end

-- Handles the CANCEL at hand, which came over one of these trunks, or from another edge, or else from nobody that calls.
local function cancel(sources, peer)
  local id, sender = invites.call_of_request()
  local call, address = call_state.load(id), KSR.pv.get("$si")
  if call and call.answered and KSR.siputils.has_totag() > 0 then return cancel_within(call, sender) end
  if not (sources or peer) then return end
  local may
  if call then may = sides.may_cancel(call, address) else may = handed_over_calls.may_cancel(sources) end
  if not may then return dropped.count("wrong-side", address) end
  if KSR.tm.t_check_trans() <= 0 then return end
  -- Answered in the same instant: the answer stands, and the caller, who will see it, hangs up.
  if call and not answers.cancel(call.id) then return KSR.sl.send_reply(200, "OK") end
  -- An edge's own CANCEL is of a leg that leaves by this one (leg-by-owner.lua), maybe of the same call.
  if sources then handed_over_calls.cancelled() end
  KSR.tm.t_relay()
  if call then names_first.cancelled(call.id) end
end

return cancel
