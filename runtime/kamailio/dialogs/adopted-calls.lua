-- Calls whose edge was lost or restarted, and of which a request has passed by here since (late-request.lua). For as long as
-- that edge does not have the address again, this one holds them to their longest time, and to the session timer that the
-- sides have agreed on since: it hangs up on both and records the end. It does not ask whether they live: the CSeq numbers
-- that a question would need, the lost edge alone knew. In the table `adopted`: "<when it is over> <call>".
local call_text = require("call-text")
local clock = require("clock")
local each_entry = require("each-entry")
local events = require("events")
local in_dialog = require("in-dialog")
local late_end = require("late-end")
local peers = require("peers")
local session_timer = require("session-timer")
local shared = require("shared")
local timer = require("timer")

local adopted_calls = {}
local other = { caller = "target", target = "caller" }
-- As default_timeout and max_inv_lifetime in kamailio.cfg.
local longest_s, longest_ringing_s = 43200, 1800
local most_at_once = 200

local function load(id)
  local text = string.match(shared.text("adopted", id) or "", "^%d+ (.*)$")
  return text and call_text.call(text)
end

-- A target's way is from before the answer: where only targets have spoken, the call may have rung that long.
local function over_at(call)
  local from_s = call.answered and call.answered / 1000000 or call.invite / 1000000 + longest_ringing_s
  return math.ceil(from_s) + (call.limit or longest_s)
end

local function save(call)
  KSR.htable.sht_sets("adopted", call.id, string.format("%d %s", over_at(call), call_text.of(call)))
end

-- Takes the call of the request at hand, which bears a way.
function adopted_calls.take(way)
  if events.seen(way.id, "ended") then return end
  local sender = other[way.side]
  local call = load(way.id) or { id = way.id, sip_call_id = way.sip_call_id, invite = way.invite, limit = way.limit,
    edge = way.edge }
  call.answered = way.answered or call.answered
  call[way.side .. "_side"] = { contact = way.uri, routes = way.routes, tag = KSR.pv.get("$tt"), uri = KSR.pv.get("$tu") }
  local known = call[sender .. "_side"]
  call[sender .. "_side"] = { contact = in_dialog.contact() or known and known.contact, routes = {},
    tag = KSR.pv.get("$ft"), uri = KSR.pv.get("$fu") }
  -- As send-on.lua shows the caller.
  call.target_side.caller_uri = sender == "target" and KSR.pv.get("$tu") or "sip:anonymous@anonymous.invalid"
  save(call)
end

-- Lets go of a call that has ended.
function adopted_calls.forget(id)
  KSR.htable.sht_rm("adopted", id)
  KSR.htable.sht_rm("sessions", id)
end

-- Its edge answers again: what passes there, is not known here.
local function is_back(call)
  return call.edge ~= nil and call.edge ~= peers.self() and peers.by_id(call.edge) ~= nil and not peers.is_lost(call.edge)
end

local function finish(id, now)
  local call = load(id)
  adopted_calls.forget(id)
  if not call or is_back(call) then return end
  late_end.by_edge(call, now >= over_at(call) and "maximum duration" or "session not refreshed")
  in_dialog.hang_up(call)
end

-- Ends what is over.
local function run()
  local now, steady, ids = clock.now_s(), clock.steady_s(), {}
  each_entry("adopted", function(id, text)
    local is_over = now >= tonumber(string.match(text, "^%d+")) or session_timer.is_over({ id = id }, steady)
    if is_over then ids[#ids + 1] = id end
    return #ids < most_at_once
  end)
  for _, id in ipairs(ids) do finish(id, now) end
end

timer.every(1000, "adopted calls", run)

return adopted_calls
