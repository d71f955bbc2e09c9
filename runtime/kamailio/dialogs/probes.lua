-- Whether both sides of answered calls still live: they are asked by OPTIONS within the dialog, from the timer process.
-- Kamailio's dialog module can ask too, but with CSeq numbers of its own above those of the sides, after which a strict
-- target refuses what the caller sends next. The target is asked with the INVITE's number and the caller with 0: never
-- above what either has used, so nothing that the sides send is out of order by it.
local answers = require("answers")
local call_state = require("call-state")
local challenge = require("challenge")
local clock = require("clock")
local each_entry = require("each-entry")
local end_call = require("end-call")
local invites = require("invites")
local in_dialog = require("in-dialog")
local overload = require("overload")
local session_timer = require("session-timer")
local settings = require("settings")
local timer = require("timer")
local trunk_of_side = require("trunk-of-side")
local trunks = require("trunks")

local probes = {}

-- A side is asked this long after it last answered; one that is silent again after a third of it, and is dead when it
-- was so three times. Every answer but 481 is a sign of life: a side that refuses OPTIONS lives.
local rest_s = settings.probe_s
local patience_s = math.max(1, math.floor(rest_s / 3))
local most_silent = 3
local most_at_once = 200

-- Counts of unanswered probes, and whether any are out.
local function count(id, what)
  return KSR.htable.sht_get("silent", id .. ":" .. what)
end

local function set(id, what, value)
  KSR.htable.sht_seti("silent", id .. ":" .. what, value)
end

-- From now on an answered call is asked. The call's own random spreads calls that begin together.
function probes.begin(call)
  KSR.htable.sht_seti("probes", call.id, clock.steady_s() + math.ceil(rest_s * (0.5 + call.random / 2)))
end

-- The call is looked at within a second: a side has hung up already.
function probes.at_once(id)
  KSR.htable.sht_seti("probes", id, clock.steady_s())
end

-- Somebody has acknowledged the answer.
function probes.acknowledged(id)
  set(id, "acknowledged", 1)
end

-- When the answer must be acknowledged (clock.steady_s); nil where it has been.
local function must_be_acknowledged(call)
  if count(call.id, "acknowledged") > 0 then return nil end
  return math.ceil((call.steady_ms + (call.answered - call.invite) / 1000) / 1000) + settings.acknowledged_s
end

-- A carrier that wants no OPTIONS gets none within calls either.
local function may_ask(trunk_id)
  local trunk = trunk_id and trunks.by_id(trunk_id)
  return not trunk or trunk.probe ~= "none"
end

-- `answer`: the header that answers the challenge to the question before. Its number stays: nobody has used it who could
-- take it for an old one.
local function ask(call, side, answer)
  if not may_ask(trunk_of_side(call, side)) then return end
  KSR.htable.sht_inc("silent", call.id .. ":" .. side)
  local number = side == "target" and string.format("%d", call.invite_number + (call.ahead or 0)) or "0"
  if in_dialog.ask(call, number, side, answer) == false then KSR.htable.sht_dec("silent", call.id .. ":" .. side) end
end

local function next_step(call, now)
  local id, fresh = call.id, count(call.id, "asked") == 0
  if answers.hung_up_by(id) then return end_call.run(id, "hung up") end
  if session_timer.is_over(call, now) then return end_call.run(id, "session not refreshed") end
  local deadline = must_be_acknowledged(call)
  if deadline and now >= deadline then return end_call.run(id, "answer not acknowledged") end
  local silent = 0
  for _, side in ipairs({ "caller", "target" }) do
    local missed = count(id, side)
    if missed >= most_silent then return end_call.run(id, side .. " does not answer") end
    if missed > 0 then silent = silent + 1 end
    if missed > 0 or fresh then ask(call, side) end
  end
  local asked = fresh or silent > 0
  set(id, "asked", asked and 1 or 0)
  local next = now + (asked and patience_s or rest_s)
  KSR.htable.sht_seti("probes", id, deadline and math.min(next, deadline) or next)
end

local function due(now)
  local ids = {}
  each_entry("probes", function(id, at)
    if at <= now then ids[#ids + 1] = id end
    return #ids < most_at_once
  end)
  return ids
end

-- Asks those whose time has come.
local function run()
  -- They can wait; calls that are being set up cannot.
  if overload.is_slow() then return end
  local now = clock.steady_s()
  for _, id in ipairs(due(now)) do
    local call = call_state.load(id)
    if call then next_step(call, now) else KSR.htable.sht_rm("probes", id) end
  end
end

-- Takes the reply at hand where it answers one of our probes: of all OPTIONS within a dialog, those with our numbers.
function probes.reply(code)
  local id, side = invites.probe_of_reply()
  if not id or code < 200 or code == 408 then return end
  if code == 481 then return end_call.run(id, side .. " has left the call") end
  set(id, side, 0)
  -- Who challenges lives, but may know nothing of the call.
  local is_first = count(id, side .. "-challenged") == 0
  local call = challenge.is_one(code) and is_first and call_state.load(id)
  local answer = call and call.answered
    and challenge.header(trunk_of_side(call, side), "OPTIONS", call[side .. "_side"].contact)
  set(id, side .. "-challenged", answer and 1 or 0)
  if answer then ask(call, side, answer) end
end

timer.every(1000, "probes", run)

return probes
