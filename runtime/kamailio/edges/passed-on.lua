-- Requests within a call that another edge has: by its way it is known which. They go to that edge while it lives; in
-- the place of one that is silent, this edge sends them on to the other side itself.
local clock = require("clock")
local late_request = require("late-request")
local overload = require("overload")
local peers = require("peers")
local ways = require("ways")

local passed_on = {}

-- With when it was passed on (epoch ms).
local header = "X-Hotline-Passed"
-- The call's edge says at once that it is there, and does not act when this one has given it up: as handover-header.lua.
local no_sign_ms, late_ms = 800, 700
-- As in send-on.lua, and a little, so that the call's edge says first what there is to say.
local longest_silence_ms, longest_answer_ms = 33000, 181000

-- The edge that has the call of a way; nil where it is this one, or dead, or none of ours any more. An ACK, which nobody
-- answers, does not go to one that was just now silent: this edge has sent on what it acknowledges.
local function edge_of(way)
  local edge = way.edge and way.edge ~= peers.self() and peers.by_id(way.edge)
  if not edge or peers.is_lost(edge.id) then return nil end
  return not (KSR.pv.get("$rm") == "ACK" and peers.was_silent(edge.id)) and edge or nil
end

-- What is sent from here on is no longer passed on.
local function given_up()
  KSR.tm.t_on_branch("")
  KSR.tm.t_on_failure("")
end

-- Passes the request at hand on to the call's edge; false where that is for this one to handle.
function passed_on.takes(way)
  local edge = edge_of(way)
  if not edge then return false end
  -- A side's own would be read before ours: the call's edge would drop what it says is late, and look silent by that.
  KSR.hdr.remove(header)
  if KSR.pv.get("$rm") == "ACK" then
    KSR.hdr.remove("Route")
    KSR.pv.sets("$du", peers.uri(edge))
    return KSR.tm.t_relay() > 0
  end
  if KSR.tm.t_newtran() <= 0 then return true end
  KSR.pv.sets("$avp(passed_to)", edge.id)
  KSR.pv.sets("$du", peers.uri(edge))
  KSR.tm.t_on_branch("ksr_passed_branch")
  KSR.tm.t_on_reply("ksr_passed_reply")
  KSR.tm.t_on_failure("ksr_passed_failure")
  local silence_ms = no_sign_ms + overload.allowance_ms()
  KSR.tm.t_set_fr(silence_ms, silence_ms)
  if KSR.tm.t_relay() > 0 then return true end
  given_up()
  return false
end

-- The branch route: what is changed here, a second attempt does not see.
function passed_on.on_branch()
  KSR.hdr.remove("Route")
  KSR.hdr.append(header .. ": " .. string.format("%.0f", math.floor(clock.now_us() / 1000)) .. "\r\n")
end

-- The call's edge lives: the side has the time that SIP gives it.
function passed_on.on_reply()
  if KSR.pv.get("$avp(passed_heard)") then return end
  KSR.pv.seti("$avp(passed_heard)", 1)
  KSR.tm.t_set_fr(longest_answer_ms, longest_silence_ms)
end

-- The failure route.
function passed_on.on_failure()
  if KSR.pv.get("$avp(passed_heard)") or KSR.tm.t_is_canceled() > 0 then return end
  peers.is_silent(KSR.pv.get("$avp(passed_to)"))
  local way = ways.open(KSR.pv.get("$rU"), KSR.pv.get("$ci"))
  if not way then return end
  given_up()
  late_request(way)
end

-- Takes what another edge has passed on here, where that edge has given it up meanwhile; tells it otherwise that this one
-- is there.
function passed_on.is_late()
  local at = tonumber(string.match(KSR.hdr.get(header) or "", "^%s*(%d+)%s*$") or "")
  if not at then return false end
  if clock.now_us() / 1000 - at > late_ms then return true end
  if KSR.pv.get("$rm") ~= "INVITE" then KSR.sl.sl_send_reply(100, "Trying") end
  return false
end

return passed_on
