-- Replies without a transaction are nobody's and dropped: Kamailio would send them on to whom their second Via names,
-- and so carry anybody's packet to anybody. But for the call's own answer that comes again because the caller's ACK was
-- lost, longer than tm remembers the INVITE.
local call_state = require("call-state")
local dropped = require("dropped")
local foreign_headers = require("foreign-headers")
local hiding = require("hiding")
local invites = require("invites")
local media = require("media")
local numbering = require("numbering")

local function answered_leg(call)
  for _, leg in ipairs(call.legs) do
    if leg.name == call.answered_leg then return leg end
  end
end

local function stray_reply()
  local code, id = KSR.pv.get("$rs"), KSR.pv.get("$rm") == "INVITE" and invites.call_of_reply()
  local call = id and code >= 200 and code < 300 and call_state.load(id)
  local leg = call and call.answered and answered_leg(call)
  if not leg or not media.reply(call, leg) then
    dropped.count("reply", KSR.pv.get("$si"))
    return KSR.set_drop()
  end
  foreign_headers.strip()
  if call.ahead then numbering.shift(-call.ahead) end
  hiding.answer(call, call.vias, true)
  KSR.textopsx.msg_apply_changes()
end

return stray_reply
