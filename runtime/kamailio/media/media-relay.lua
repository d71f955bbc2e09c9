-- What we ask of rtpengine, through Kamailio's module of that name, which picks one and goes to the next when it fails.
local sdp = require("sdp")

local foreign_bodies = require("foreign-bodies")

local media_relay = {}

local has_written = false

-- Carriers speak plain RTP: no ICE, no encryption, reports on a port of their own. Codecs are left as they are. No
-- address of the other side stays in what a side sees.
local flags = " replace-origin replace-session-connection ICE=remove DTLS=off rtcp-mux-demux strict-source"

-- The name by which rtpengine knows a leg.
function media_relay.name(call_id, leg_name)
  return call_id .. "-" .. leg_name
end

function media_relay.has_sdp()
  return KSR.sdpops.sdp_content() > 0
end

-- Takes the SDP out of the message at hand.
function media_relay.remove_sdp()
  has_written = true
  KSR.textopsx.remove_body()
end

-- Runs what may write the body of the message at hand. Where it has not, that is what the sender wrote, and loses what is
-- no business of the other side's: a body is written once.
function media_relay.writing(run, ...)
  has_written = false
  local fine = run(...)
  if fine ~= false and not has_written then foreign_bodies.strip() end
  return fine
end

-- The address family in which a target is reached, where its URI says so.
local function family_of(uri)
  if not uri then return "" end
  if string.find(uri, "@[", 1, true) or string.find(uri, ":[", 1, true) then return " address-family=IP6" end
  if string.match(uri, "[@:]%d+%.%d+%.%d+%.%d+") then return " address-family=IP4" end
  return ""
end

-- From where a side's packets are taken. A carrier sends from where its SDP says; an enterprise's exchange may stand
-- behind NAT: what comes in its first three seconds says where it is. Nobody else's packets are taken.
local sources = { carrier = " endpoint-learning-off", exchange = " endpoint-learning-heuristic" }

-- What to say of the side whose SDP is at hand: `side.label` (caller, target) for who reads the figures, said once, and
-- what it is (carrier, exchange).
local function about(side)
  return (side.label and " label=" .. side.label or "") .. sources[side.is]
end

-- Whose offer an exchange is about. Whatever tag a target answers with, it is one to the relay: where its carrier forks, the
-- one who answers is seldom the one who was heard before, and to both the same ports were offered. `caller`: the caller's tag.
local function between(caller, is_by_caller)
  if is_by_caller then return " from-tag=" .. caller .. " to-tag=target" end
  return " from-tag=target to-tag=" .. caller
end

-- Puts what rtpengine makes of the SDP at hand in its place. As kamailio.cfg has it, the module reads and writes these
-- variables instead of the message.
local function exchange(ask, asked)
  KSR.pv.sets("$var(sdp_in)", sdp.without_origin(KSR.pv.get("$sdp(body)")))
  KSR.pv.sets("$var(sdp_out)", "")
  if ask(asked) < 0 then return false end
  local made = KSR.pv.get("$var(sdp_out)")
  has_written = true
  return type(made) == "string" and made ~= "" and KSR.textops.set_body(made, "application/sdp") > 0
end

-- Passes the SDP of the INVITE at hand on as the first offer, which goes to `uri`.
function media_relay.first_offer(name, side, uri)
  return exchange(KSR.rtpengine.rtpengine_offer,
    "call-id=" .. name .. about(side) .. flags .. " RTP/AVP" .. family_of(uri))
end

-- Passes the SDP of the message at hand on as an offer.
function media_relay.offer(name, side, caller, is_by_caller)
  return exchange(KSR.rtpengine.rtpengine_offer,
    "call-id=" .. name .. about(side) .. flags .. between(caller, is_by_caller))
end

-- Passes the SDP of the message at hand on as an answer to an offer, which `is_by_caller` is about.
function media_relay.answer(name, side, caller, is_by_caller)
  return exchange(KSR.rtpengine.rtpengine_answer,
    "call-id=" .. name .. about(side) .. flags .. between(caller, is_by_caller))
end

-- Takes back an offer that was refused: asks for what both sides had agreed on before, an offer and its answer (`sdp`, and
-- what its writer `is`). To an address that it knows of a side, a relay has the same ports as before.
function media_relay.take_back(name, offer, answer, caller, is_by_caller)
  local more = flags .. between(caller, is_by_caller)
  KSR.pv.sets("$var(sdp_in)", offer.sdp)
  if KSR.rtpengine.rtpengine_offer("call-id=" .. name .. about(offer) .. more) < 0 then return end
  KSR.pv.sets("$var(sdp_in)", answer.sdp)
  KSR.rtpengine.rtpengine_answer("call-id=" .. name .. about(answer) .. more)
end

-- The SDP that was passed on last, as it was told to the relay.
function media_relay.passed_on()
  return KSR.pv.get("$var(sdp_in)")
end

-- Ends a leg. Its figures are published for some seconds more: see delete-delay in relay-arguments.ts.
function media_relay.delete(name, caller_tag)
  KSR.rtpengine.rtpengine_delete("call-id=" .. name .. " from-tag=" .. caller_tag)
end

return media_relay
