-- Requests within a dialog. Where they go, the call's own state says, or the way that we once gave the sender as our
-- Contact: a Route or a request URI of the sender's own making leads nowhere.
local call_state = require("call-state")
local challenge = require("challenge")
local challenged = require("challenged")
local dropped = require("dropped")
local dialog_events = require("dialog-events")
local foreign_headers = require("foreign-headers")
local hiding = require("hiding")
local invites = require("invites")
local json_text = require("json-text")
local late_end = require("late-end")
local numbering = require("numbering")
local present_routes = require("present-routes")
local in_dialog = require("in-dialog")
local reinvites = require("reinvites")
local secure = require("secure")
local settings = require("settings")
local sides = require("sides")
local trunk_of_side = require("trunk-of-side")
local media = require("media")
local media_relay = require("media-relay")
local ways = require("ways")

-- Not REFER: whoever is called could have the caller's carrier ring anybody at the caller's expense.
local passing = { INVITE = true, ACK = true, BYE = true, PRACK = true, UPDATE = true, INFO = true, OPTIONS = true }
-- Within a call there is no other path to try: a side has the time that SIP gives it (64 T1), for a re-INVITE what a
-- person needs. A 408 of ours would have the other side hang up (RFC 3261, 12.2.1.2).
local longest_silence_ms, longest_answer_ms = 32000, 180000
local other = { caller = "target", target = "caller" }

-- Where the request at hand goes, and what is known of its call; nil where it belongs to none.
local function found(call, sender)
  local to = call and call.answered and call[other[sender] .. "_side"]
  if to then return { uri = to.contact, routes = to.routes, side = other[sender] }, call end
  local way = ways.open(KSR.pv.get("$rU"), KSR.pv.get("$ci"))
  if not way then return nil end
  if call then
    if way.id ~= call.id or way.side == sender then return nil end
    return way, call
  end
  -- A call of this boot that is not known has ended.
  if way.boot == settings.boot then return nil end
  return way, way, true
end

local function send_on(way, facts, late)
  local method, contact, sender = KSR.pv.get("$rm"), in_dialog.contact(), other[way.side]
  local known, trunk = facts[sender .. "_side"], facts.answered and trunk_of_side(facts, way.side) or nil
  local routes = present_routes(trunk, way.routes)
  local within = { side = way.side, routes = routes, vias = hiding.request(),
    transport = string.lower(KSR.pv.get("$pr")), id = facts.id, invite = facts.invite, answered = facts.answered,
    sip_call_id = facts.sip_call_id, boot = facts.boot, trunk = challenge.may_answer(trunk) and trunk or nil,
    ahead = numbering.ahead(facts, way.side, tonumber(KSR.pv.get("$cs"))) }
  foreign_headers.strip()
  if method == "ACK" or not within.trunk then numbering.shift(within.ahead) end
  KSR.hdr.remove("Route")
  KSR.pv.sets("$ru", way.uri)
  for index, route in ipairs(routes) do
    if index == 1 then KSR.pv.sets("$du", string.match(route, "<([^>]+)>")) end
    KSR.hdr.append("Route: " .. route .. "\r\n")
  end
  local hop = KSR.pv.get("$du") or way.uri
  within.hop = within.trunk and hop
  secure.bind(hop)
  if contact then
    local transport = string.match(routes[1] or way.uri, ";transport=(%a+)")
    KSR.hdr.append(hiding.contact(facts, sender, contact, known and known.routes or {}, transport))
  end
  if late and sender == "caller" then
    -- What the target was shown is forgotten; that the caller wished to be hidden too.
    within.from = KSR.hdr.get("From")
    KSR.hdr.remove("From")
    KSR.hdr.append("From: <sip:anonymous@anonymous.invalid>;tag=" .. KSR.pv.get("$ft") .. "\r\n")
  end
  -- The caller under the name that the target was shown: Kamailio before 6.1 does not put it back into replies to the target, who
  -- would learn the number of a hidden caller.
  if sender == "target" then within.to = KSR.hdr.get("To") end
  if method ~= "ACK" then
    local text = json_text(within)
    KSR.pv.sets("$avp(within)", text)
    if method == "INVITE" then reinvites.remember(within.ahead, text) end
    if within.trunk then challenged.arm() end
    KSR.tm.t_on_reply("ksr_reply")
    KSR.tm.t_set_fr(longest_answer_ms, longest_silence_ms)
  end
  local sent = KSR.tm.t_relay() > 0
  -- Who has hung up does not ask again.
  if not sent and method == "BYE" and facts.answered then in_dialog.hang_up_on(facts, way.side) end
end

local function moved(call, sender, method)
  local contact = (method == "INVITE" or method == "UPDATE") and in_dialog.contact()
  if not contact or not call.answered or contact == call[sender .. "_side"].contact then return end
  call[sender .. "_side"].contact = contact
  call_state.change(call.id, function(known) known[sender .. "_side"].contact = contact end)
end

-- Handles the request at hand; `known_source` tells whether a stranger sent it.
local function within_dialog(known_source)
  local method = KSR.pv.get("$rm")
  -- Of a failed INVITE: the transaction takes it.
  if method == "ACK" and KSR.tm.t_check_trans() == 0 then return end
  local id, sender = invites.call_of_request()
  local call = call_state.load(id)
  local address = KSR.pv.get("$si")
  if call and not sides.may_speak(call, sender, address) then return dropped.count("wrong-side", address) end
  local way, facts, late = found(call, sender)
  if not way then
    if method ~= "ACK" and (known_source or id) then KSR.sl.send_reply(481, "Call/Transaction Does Not Exist") end
    return
  end
  if not passing[method] then
    KSR.hdr.append_to_reply("Allow: INVITE, ACK, CANCEL, BYE, PRACK, UPDATE, INFO, OPTIONS\r\n")
    return KSR.sl.send_reply(405, "Method Not Allowed")
  end
  if call then
    moved(call, sender, method)
    dialog_events.bye_at_hand = method == "BYE" and call or nil
    KSR.dialog.dlg_manage()
    dialog_events.bye_at_hand = nil
  elseif method == "BYE" then
    late_end(way)
  end
  -- Whose speech a media relay carried, this edge does not know.
  if late and settings.media_relays and media_relay.has_sdp() and method ~= "ACK" then
    return KSR.sl.send_reply(488, "Not Acceptable Here")
  end
  if call and not media.request_within(call.id) then return KSR.sl.send_reply(488, "Not Acceptable Here") end
  send_on(way, facts, late)
end

return within_dialog
