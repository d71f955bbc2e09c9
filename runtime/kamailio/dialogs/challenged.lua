-- Challenges (401, 407) to requests that pass through the edge within a call: where they come from a registration trunk,
-- the edge answers them, for neither side of the call knows the password. The answered request has another CSeq number
-- than the refused one, and all that follow it are numbered further ahead (numbering.lua).
local cjson = require("cjson")
local call_state = require("call-state")
local challenge = require("challenge")
local json_text = require("json-text")
local numbering = require("numbering")
local peer_source = require("peer-source")
local reinvites = require("reinvites")
local secure = require("secure")

local challenged = {}

-- As in send-on.lua.
local longest_silence_ms, longest_answer_ms = 32000, 180000

local function within_at_hand()
  return cjson.decode(KSR.pv.get("$avp(within)"))
end

-- Has the request at hand numbered when it is sent, each time anew.
function challenged.arm()
  KSR.tm.t_on_branch("ksr_within_branch")
  KSR.tm.t_on_reply("ksr_reply")
  KSR.tm.t_on_failure("ksr_within_failure")
  KSR.tm.t_set_fr(longest_answer_ms, longest_silence_ms)
end

function challenged.on_branch()
  local within = within_at_hand()
  peer_source.hide()
  numbering.shift(within.ahead)
  secure.bind(within.hop)
end

-- The failure route: sends the request once more with the answer. What is refused again is passed on.
function challenged.on_failure()
  local within = within_at_hand()
  if within.challenged or not challenge.is_one(KSR.pv.get("$T_reply_code")) or KSR.tm.t_is_canceled() > 0 then return end
  if not challenge.answer(within.trunk, KSR.pv.get("$ru")) then return end
  within.challenged, within.ahead = true, (within.ahead or 0) + 1
  local number = tonumber(KSR.pv.get("$cs"))
  call_state.change(within.id, function(call) numbering.moves_on(call, within.side, number, within.ahead) end)
  local text = json_text(within)
  KSR.pv.sets("$avp(within)", text)
  if KSR.pv.get("$rm") == "INVITE" then reinvites.remember(within.ahead, text) end
  KSR.tm.t_drop_replies_all()
  challenged.arm()
  KSR.tm.t_relay()
end

return challenged
