-- Speech through the edge: which legs rtpengine carries, and the SDP that says so to either side. Each leg is a call of
-- its own to rtpengine, named by our call's id and the leg, so that targets tried in turn or at once never mix.
local answered_leg = require("answered-leg")
local settings = require("settings")
local trunks = require("trunks")
local media_relay = require("media-relay")
local end_call = require("end-call")
local shared = require("shared")

local media = {}

-- As max_inv_lifetime in kamailio.cfg, and what may still be on its way.
local longest_ringing_s = 1900

local function key_of(call_id, tag)
  return call_id .. ":" .. tostring(tag)
end

-- What stands at the other end: a trunk's carrier, or the enterprise's own exchange.
local function kind_of(leg)
  return leg.trunk and "carrier" or "exchange"
end

local function says_anchored(trunk_id)
  local trunk = trunk_id and trunks.by_id(trunk_id)
  return trunk ~= nil and trunk.media == "anchored"
end

-- What a side of a leg said last that the other has agreed to: what the relay is told again when an offer after it is refused.
local function agreed(name, is_caller, sdp)
  if type(sdp) == "string" then KSR.htable.sht_sets("media", name .. (is_caller and ":caller" or ":target"), sdp) end
end

local function forget_agreed(name)
  KSR.htable.sht_rm("media", name .. ":caller")
  KSR.htable.sht_rm("media", name .. ":target")
end

-- Whether a leg's speech goes through us: either side's trunk asks for it. Without a relay the node carries none.
local function is_anchored(call, leg)
  return settings.media_relays and (says_anchored(call.trunk) or says_anchored(leg.trunk))
end

-- Which leg's speech a relay carries, and what its target is, for the table `media` and for ways; nil where none does.
function media.speech(leg)
  return leg.anchored and leg.name .. " " .. kind_of(leg) or nil
end

-- Prepares the branch at hand. False where its speech must go through a relay and none takes it: the leg cannot ring.
local function offer(call, leg)
  if not is_anchored(call, leg) then return true end
  leg.anchored = true
  leg.late_offer = not media_relay.has_sdp() or nil
  if leg.late_offer then return true end
  if media_relay.first_offer(media_relay.name(call.id, leg.name), { label = "caller", is = "carrier" }, leg.uri) then
    KSR.pv.sets("$avp(offer)", media_relay.passed_on())
    return true
  end
  KSR.pv.seti("$avp(no_relay)", 1)
  leg.is_unheard = true
  return false
end

-- Whether the call could not ring a target for want of a relay: another edge may have one.
function media.is_missing()
  return KSR.pv.get("$avp(no_relay)") == 1
end

-- The target's SDP in a reply to the INVITE. False where no relay takes it: it must not be passed on as it is.
local function reply(call, leg)
  if not leg.anchored or not media_relay.has_sdp() then return true end
  local key = key_of(call.id, KSR.pv.get("$tt"))
  KSR.htable.sht_sets("media", key, media.speech(leg))
  -- Of a target that only rings nothing is kept for longer than it may ring.
  if KSR.pv.get("$rs") < 200 then KSR.htable.sht_setex("media", key, longest_ringing_s) end
  local name, side = media_relay.name(call.id, leg.name), { label = "target", is = kind_of(leg) }
  local ask = leg.late_offer and media_relay.offer or media_relay.answer
  if not ask(name, side, KSR.pv.get("$ft"), not leg.late_offer) then return false end
  agreed(name, false, media_relay.passed_on())
  if not leg.late_offer then agreed(name, true, KSR.pv.get("$avp(offer)")) end
  return true
end

-- The leg of a request within a dialog, by the target's tag; what its sender is, and what the other side is; and the
-- caller's tag, and whether the caller has sent it.
local function leg_within(call_id)
  for _, tag in ipairs({ "$tt", "$ft" }) do
    local known = shared.text("media", key_of(call_id, KSR.pv.get(tag)))
    if type(known) == "string" then
      local leg, target = string.match(known, "^(%S+) (%S+)$")
      if tag == "$tt" then return leg, "carrier", target, KSR.pv.get("$ft") or "", true end
      return leg, target, "carrier", KSR.pv.get("$tt") or "", false
    end
  end
end

-- A request within a dialog of the call: new media, hold, or the answer to an offer that came in a reply. False where
-- no relay takes it.
local function request_within(call_id)
  if not settings.media_relays or type(call_id) ~= "string" then return true end
  local method = KSR.pv.get("$rm")
  if method ~= "INVITE" and method ~= "UPDATE" and method ~= "ACK" and method ~= "PRACK" then return true end
  local sdp = media_relay.has_sdp()
  if not sdp and method ~= "INVITE" then return true end
  local leg, ours, theirs, caller, is_by_caller = leg_within(call_id)
  if not leg then return true end
  local name = media_relay.name(call_id, leg)
  if method == "ACK" then
    local side = { label = is_by_caller and "caller" or nil, is = ours }
    if not media_relay.answer(name, side, caller, not is_by_caller) then media_relay.remove_sdp() end
    agreed(name, is_by_caller, media_relay.passed_on())
    return true
  end
  KSR.pv.sets("$avp(media_leg)", name)
  KSR.pv.sets("$avp(media_caller)", caller)
  KSR.pv.sets("$avp(asks)", ours)
  KSR.pv.sets("$avp(answers)", theirs)
  KSR.pv.seti("$avp(offered)", sdp and 1 or 0)
  if not sdp then return true end
  if not media_relay.offer(name, { is = ours }, caller, is_by_caller) then return false end
  KSR.pv.sets("$avp(offer)", media_relay.passed_on())
  return true
end

-- The same of a call that this edge does not know (any more), by the way that the request bears. A relay that knows the
-- call goes on with it; another takes it from here on, and says so to both sides by what it makes of offer and answer.
local function request_by_way(way)
  if not way.speech then return true end
  if not settings.media_relays then return not media_relay.has_sdp() end
  local by_caller = way.side == "target"
  local key = key_of(way.id, KSR.pv.get(by_caller and "$tt" or "$ft"))
  if KSR.pv.get("$rm") == "BYE" then
    KSR.htable.sht_setex("media", key, 60)
    local name = media_relay.name(way.id, (string.match(way.speech, "^%S+")))
    forget_agreed(name)
    media_relay.delete(name, KSR.pv.get(by_caller and "$ft" or "$tt"))
    return true
  end
  KSR.htable.sht_sets("media", key, way.speech)
  return request_within(way.id)
end

-- A reply to such a request.
local function reply_within()
  local name = KSR.pv.get("$avp(media_leg)")
  if type(name) ~= "string" or not media_relay.has_sdp() then return end
  local side, fine = { is = KSR.pv.get("$avp(answers)") }, nil
  local caller = KSR.pv.get("$avp(media_caller)")
  local is_of_caller = caller == KSR.pv.get("$ft")
  local offered = KSR.pv.get("$avp(offered)") == 1
  if offered then fine = media_relay.answer(name, side, caller, is_of_caller)
  else fine = media_relay.offer(name, side, caller, not is_of_caller) end
  if not fine then return media_relay.remove_sdp() end
  agreed(name, not is_of_caller, media_relay.passed_on())
  if offered then agreed(name, is_of_caller, KSR.pv.get("$avp(offer)")) end
end

-- The reply at hand refuses such a request: what it offered is not to be, and speech goes on as it went.
function media.refused_within()
  local name = KSR.pv.get("$avp(media_leg)")
  if type(name) ~= "string" or KSR.pv.get("$avp(offered)") ~= 1 then return end
  local caller = KSR.pv.get("$avp(media_caller)")
  local mine, theirs = ":caller", ":target"
  if caller ~= KSR.pv.get("$ft") then mine, theirs = theirs, mine end
  local offer = { sdp = shared.text("media", name .. mine), is = KSR.pv.get("$avp(asks)") }
  local answer = { sdp = shared.text("media", name .. theirs), is = KSR.pv.get("$avp(answers)") }
  if not (type(offer.sdp) == "string" and type(answer.sdp) == "string") then return end
  media_relay.take_back(name, offer, answer, caller, mine == ":caller")
end

-- The call was answered, and no relay takes its speech: neither side may hear of the other's address, and both are hung
-- up when the caller has acknowledged.
function media.unheard(call)
  media_relay.remove_sdp()
  end_call.run(call.id, "media relay lost")
end

-- Lets go of a leg's ports.
function media.leg_ended(call, leg)
  if not (leg.anchored or is_anchored(call, leg)) then return end
  local name = media_relay.name(call.id, leg.name)
  forget_agreed(name)
  media_relay.delete(name, call.caller_side.tag)
end

-- Lets go of the answered leg and its ports: of others `leg_ended` was told.
function media.ended(call)
  if call.target_side then KSR.htable.sht_setex("media", key_of(call.id, call.target_side.tag), 60) end
  local leg = answered_leg(call)
  if leg then media.leg_ended(call, leg) end
end

-- Each of these may write the body of the message at hand.
for name, run in pairs({
  offer = offer, reply = reply, request_within = request_within, request_by_way = request_by_way,
  reply_within = reply_within,
}) do media[name] = function(...) return media_relay.writing(run, ...) end end

return media
