-- Replies without a transaction are nobody's and dropped: Kamailio would send them on to whom their second Via names,
-- and so carry anybody's packet to anybody. But for the call's own answer that comes again because the caller's ACK was
-- lost, longer than tm remembers the INVITE; or a side's to a re-INVITE.
local cjson = require("cjson")
local answered_leg = require("answered-leg")
local call_state = require("call-state")
local dropped = require("dropped")
local foreign_bodies = require("foreign-bodies")
local foreign_headers = require("foreign-headers")
local hiding = require("hiding")
local in_dialog = require("in-dialog")
local invites = require("invites")
local media = require("media")
local numbering = require("numbering")
local reinvites = require("reinvites")
local settings = require("settings")
local sides = require("sides")

-- To a re-INVITE, in which no media relay has a part: it has no memory of which offer this answers.
local function to_reinvite(code)
  local text = code >= 200 and code < 300 and not settings.media_relays and reinvites.of_reply()
  local within = text and cjson.decode(text)
  local call = within and call_state.load(within.id)
  if not call or not sides.may_speak(call, within.side, KSR.pv.get("$si")) then return false end
  local contact = in_dialog.contact()
  foreign_headers.strip()
  foreign_bodies.strip()
  if within.ahead then numbering.shift(-within.ahead) end
  hiding.reply(within.vias, nil, true)
  if within.to then
    KSR.hdr.remove("To")
    KSR.hdr.append("To: " .. within.to .. "\r\n")
  end
  if contact then KSR.hdr.append(hiding.contact(call, within.side, contact, within.routes, within.transport)) end
  KSR.textopsx.msg_apply_changes()
  return true
end

local function stray_reply()
  if KSR.pv.get("$rm") == "INVITE" and to_reinvite(KSR.pv.get("$rs")) then return end
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
