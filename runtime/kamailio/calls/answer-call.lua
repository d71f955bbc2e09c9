-- How calls end in their record, and the edge's own final answers.
local events = require("events")
local clock = require("clock")
local call_state = require("call-state")
local media = require("media")

local phrases = {
  [400] = "Bad Request", [403] = "Forbidden", [404] = "Not Found", [480] = "Temporarily Unavailable", [486] = "Busy Here",
  [415] = "Unsupported Media Type", [420] = "Bad Extension", [422] = "Session Interval Too Small", [482] = "Loop Detected",
  [488] = "Not Acceptable Here",
  [487] = "Request Terminated", [500] = "Server Internal Error", [503] = "Service Unavailable", [600] = "Busy Everywhere",
  [603] = "Decline",
}

local short_calls = require("short-calls")

local answer_call = {}

-- Writes the end of a call that was never answered.
function answer_call.ended(call, by, code, reason)
  if not events.first(call.id, "ended") then return end
  local now = clock.within(call)
  events.write(call.id, "call", "ended", {
    by = by, code = code, reason = reason, answered = false, durationUs = now - call.invite,
  }, now)
  if by == "caller" then short_calls.ended(call, now - call.invite) end
  call_state.forget(call)
end

-- Writes the end of a call that was answered.
function answer_call.hung_up(call, by, reason)
  if not events.first(call.id, "ended") then return end
  local now = clock.within(call)
  events.write(call.id, "call", "ended", {
    by = by, code = 200, reason = reason, answered = true,
    durationUs = now - call.invite, talkUs = now - call.answered,
  }, now)
  short_calls.ended(call, now - call.answered)
  media.ended(call)
  call_state.forget(call)
end

-- Refuses the call with a code and a sentence for the carrier's logs, and one more header where given.
function answer_call.refuse(call, code, reason, header)
  answer_call.ended(call, "edge", code, reason)
  KSR.hdr.append_to_reply('Reason: SIP;cause=' .. code .. ';text="' .. events.bounded(reason, 100) .. '"\r\n')
  if header then KSR.hdr.append_to_reply(header) end
  KSR.tm.t_reply(code, phrases[code] or "Refused")
end

-- Refuses a call that cannot be recorded: the carrier tries the next edge.
function answer_call.unrecorded(call)
  answer_call.refuse(call, 503, "no room for call records")
end

-- Ends a call that its caller gave up.
function answer_call.cancelled(call)
  answer_call.ended(call, "caller", 487, "cancelled")
  KSR.tm.t_reply(487, phrases[487])
end

-- Answers a request in which the edge itself has failed.
function answer_call.failed()
  if KSR.pv.get("$rm") == "ACK" then return end
  local id = KSR.pv.get("$avp(call)")
  if not id then return KSR.sl.send_reply(500, "Server Internal Error") end
  KSR.sl.send_reply(500, "Server Internal Error")
  answer_call.ended(call_state.load(id) or { id = id, invite = clock.now_us() }, "edge", 500, "internal error")
end

return answer_call
