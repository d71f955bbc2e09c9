-- Sends a request within a dialog on to the other side, which sees nothing of where it came from.
local challenge = require("challenge")
local challenged = require("challenged")
local foreign_headers = require("foreign-headers")
local hiding = require("hiding")
local in_dialog = require("in-dialog")
local json_text = require("json-text")
local lookups = require("lookups")
local numbering = require("numbering")
local peer_source = require("peer-source")
local present_routes = require("present-routes")
local reinvites = require("reinvites")
local secure = require("secure")
local session_timer = require("session-timer")
local trunk_of_side = require("trunk-of-side")

-- Within a call there is no other path to try: a side has the time that SIP gives it (64 T1), for a re-INVITE what a
-- person needs. A 408 of ours would have the other side hang up (RFC 3261, 12.2.1.2).
local longest_silence_ms, longest_answer_ms = 32000, 180000
local other = { caller = "target", target = "caller" }

-- The caller under another name: what the target was shown is forgotten, and that the caller wished to be hidden too.
local function as_anonymous(within)
  within.from = KSR.hdr.get("From")
  KSR.hdr.remove("From")
  KSR.hdr.append("From: <sip:anonymous@anonymous.invalid>;tag=" .. KSR.pv.get("$ft") .. "\r\n")
end

local function remember(within)
  local text = json_text(within)
  KSR.pv.sets("$avp(within)", text)
  if KSR.pv.get("$rm") == "INVITE" then reinvites.remember(within.ahead, text) end
  if within.trunk then challenged.arm() end
  KSR.tm.t_on_reply("ksr_reply")
  KSR.tm.t_set_fr(longest_answer_ms, longest_silence_ms)
end

-- Answers the request at hand, which cannot go on now: too many wait for names. Who has hung up is not kept, and the edge's own
-- BYE follows; an ACK is sent anew when the answer comes again.
local function hold_up(way, facts)
  local method = KSR.pv.get("$rm")
  if method == "ACK" then return end
  if method == "BYE" and facts.answered then
    KSR.sl.send_reply(200, "OK")
    return in_dialog.hang_up_on(facts, way.side)
  end
  KSR.hdr.append_to_reply("Retry-After: 5\r\n")
  KSR.sl.send_reply(500, "Server Internal Error")
end

-- Sends it to the next hop, over the routes and, where that is known, a trunk.
local function relay(way, facts, late, trunk, routes, hop)
  local contact, sender = in_dialog.contact(), other[way.side]
  local known = facts[sender .. "_side"]
  local within = { side = way.side, routes = routes, vias = hiding.request(),
    transport = string.lower(KSR.pv.get("$pr")), id = facts.id, invite = facts.invite, answered = facts.answered,
    sip_call_id = facts.sip_call_id, boot = facts.boot, edge = facts.edge, limit = facts.limit, speech = facts.speech,
    trunk = challenge.may_answer(trunk) and trunk or nil, interval = session_timer.asked(),
    ahead = numbering.ahead(facts, way.side, tonumber(KSR.pv.get("$cs"))) }
  foreign_headers.strip()
  if KSR.pv.get("$rm") == "ACK" or not within.trunk then numbering.shift(within.ahead) end
  KSR.hdr.remove("Route")
  KSR.pv.sets("$ru", way.uri)
  KSR.pv.unset("$du")
  for index, route in ipairs(routes) do
    if index == 1 then KSR.pv.sets("$du", hop) end
    KSR.hdr.append("Route: " .. route .. "\r\n")
  end
  within.hop = within.trunk and hop
  secure.bind(hop)
  if contact then
    local transport = string.match(routes[1] or way.uri, ";transport=(%a+)")
    KSR.hdr.append(hiding.contact(facts, sender, contact, known and known.routes or {}, transport))
  end
  if late and sender == "caller" then as_anonymous(within) end
  -- The caller under the name that the target was shown: Kamailio before 6.1 does not put it back into replies to the target, who
  -- would learn the number of a hidden caller.
  if sender == "target" then within.to = KSR.hdr.get("To") end
  peer_source.arm()
  if KSR.pv.get("$rm") ~= "ACK" then remember(within) end
  local sent = KSR.tm.t_relay() > 0
  -- Who has hung up does not ask again.
  if not sent and not late and KSR.pv.get("$rm") == "BYE" and facts.answered then in_dialog.hang_up_on(facts, way.side) end
end

-- `way`: where to (ways.lua); `facts`: what is known of the call, `late` where that is the way alone.
local function send_on(way, facts, late)
  local trunk = not late and facts.answered and trunk_of_side(facts, way.side) or nil
  local routes = present_routes(trunk, way.routes)
  local hop = routes[1] and string.match(routes[1], "<([^>]+)>") or way.uri
  local function run() relay(way, facts, late, trunk, routes, hop) end
  -- In the place of a lost edge nobody would send it again.
  if late then return run() end
  if not lookups.sending(hop, false, run) then hold_up(way, facts) end
end

return send_on
