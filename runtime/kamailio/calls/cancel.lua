-- CANCEL of a caller, or of another edge for one. Whoever has called may give up, also when its trunk has been removed since.
local answers = require("answers")
local call_state = require("call-state")
local dropped = require("dropped")
local handed_over_calls = require("handed-over-calls")
local invites = require("invites")
local names_first = require("names-first")
local sides = require("sides")

-- Handles the CANCEL at hand, which came over one of these trunks, or from another edge, or else from nobody that calls.
local function cancel(sources, peer)
  if not (sources or peer) then return end
  local call, address = call_state.load((invites.call_of_request())), KSR.pv.get("$si")
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
