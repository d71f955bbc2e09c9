-- Requests within a dialog. Where they go, the call's own state says, or the way that we once gave the sender as our
-- Contact: a Route or a request URI of the sender's own making leads nowhere.
local answers = require("answers")
local call_state = require("call-state")
local clock = require("clock")
local dropped = require("dropped")
local dialog_events = require("dialog-events")
local early_bye = require("early-bye")
local events = require("events")
local handed_over_dialogs = require("handed-over-dialogs")
local in_dialog = require("in-dialog")
local invites = require("invites")
local late_request = require("late-request")
local passed_on = require("passed-on")
local probes = require("probes")
local send_on = require("send-on")
local settings = require("settings")
local sides = require("sides")
local media = require("media")
local media_relay = require("media-relay")
local ways = require("ways")

-- Not REFER: whoever is called could have the caller's carrier ring anybody at the caller's expense.
local passing = { INVITE = true, ACK = true, BYE = true, PRACK = true, UPDATE = true, INFO = true, OPTIONS = true }
-- As default_timeout in kamailio.cfg, and how long a call may ring: after that, no way leads anywhere.
local longest_call_us = (43200 + 1800) * 1000000
local other = { caller = "target", target = "caller" }

-- Where the request at hand goes; nil where it belongs to no call. Of a call that is not known here, by its way.
local function found(call, sender)
  local to = call and call.answered and call[other[sender] .. "_side"]
  if to then return { uri = to.contact, routes = to.routes, side = other[sender] } end
  local way = ways.open(KSR.pv.get("$rU"), KSR.pv.get("$ci"))
  if call then return way and way.id == call.id and way.side ~= sender and way or nil end
  -- A call of this boot that is not known has ended.
  if not way or way.boot == settings.boot or clock.now_us() - way.invite > longest_call_us then return nil end
  return way
end

local function moved(call, sender, method)
  local contact = (method == "INVITE" or method == "UPDATE") and in_dialog.contact()
  if not contact or not call.answered or contact == call[sender .. "_side"].contact then return end
  call[sender .. "_side"].contact = contact
  call_state.change(call.id, function(known) known[sender .. "_side"].contact = contact end)
end

local function within_call(call, sender, way, method)
  if method == "BYE" then
    if early_bye(call, sender) then return end
    -- It may have been answered since it was looked up.
    call = call.answered and call or call_state.load(call.id) or call
    way = found(call, sender) or way
  end
  moved(call, sender, method)
  if method == "ACK" then probes.acknowledged(call.id) end
  dialog_events.bye_at_hand = method == "BYE" and call or nil
  KSR.dialog.dlg_manage()
  dialog_events.bye_at_hand = nil
  -- It was quicker than Kamailio's dialog, which has not taken it.
  if method == "BYE" and call.answered and not events.seen(call.id, "ended") then
    answers.note(call.id, sender)
    probes.at_once(call.id)
  end
  if not media.request_within(call.id) then return KSR.sl.send_reply(488, "Not Acceptable Here") end
  send_on(way, call, false)
end

-- An ACK that its call's BYE has overtaken: who answered sends the answer anew until the ACK is there (RFC 3261, 13.3.1.4).
-- The way that it bears is all that is left of the call, for a minute; what is spoken is nobody's any more.
local function overtaken(id)
  local way = id and ways.open(KSR.pv.get("$rU"), KSR.pv.get("$ci"))
  if not way or way.id ~= id then return end
  if settings.media_relays and media_relay.has_sdp() then media_relay.remove_sdp() end
  send_on(way, way, true)
end

-- Handles the request at hand; `known_source` tells whether a stranger sent it, `from_peer` whether another edge.
local function within_dialog(known_source, from_peer)
  local method = KSR.pv.get("$rm")
  -- Of a failed INVITE: the transaction takes it.
  if method == "ACK" and KSR.tm.t_check_trans() == 0 then return end
  if from_peer and (handed_over_dialogs.to_side() or passed_on.is_late()) then return end
  local id, sender = invites.call_of_request()
  local call = call_state.load(id)
  local address = KSR.pv.get("$si")
  if call and not sides.may_speak(call, sender, address) then return dropped.count("wrong-side", address) end
  local way = found(call, sender)
  if not way then
    if known_source and not call and handed_over_dialogs.takes() then return end
    if method == "ACK" then return not call and overtaken(id) end
    if known_source or id then KSR.sl.send_reply(481, "Call/Transaction Does Not Exist") end
    return
  end
  if not passing[method] then
    KSR.hdr.append_to_reply("Allow: INVITE, ACK, CANCEL, BYE, PRACK, UPDATE, INFO, OPTIONS\r\n")
    return KSR.sl.send_reply(405, "Method Not Allowed")
  end
  if call then return within_call(call, sender, way, method) end
  if not from_peer and passed_on.takes(way) then return end
  late_request(way)
end

return within_dialog
