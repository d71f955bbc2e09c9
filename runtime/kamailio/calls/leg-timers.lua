-- How long tm waits for the legs of a batch, and how long it repeats CANCEL to those that are given up: tm has one time
-- for both, of which a leg that nobody answers has 800 ms and a CANCEL, which may be lost, 64 T1.
local clock = require("clock")
local overload = require("overload")

local leg_timers = {}

local no_provisional_ms, cancel_ms = 800, 32000
-- As max_inv_lifetime in kamailio.cfg.
local longest_ringing_ms = 1800000

-- For legs about to be sent, which ring so long at most. The time is that of a CANCEL from the first: a leg may ring, and
-- its caller give up, while the worker that has sent it has not come to its next line.
function leg_timers.begin(ring_s)
  KSR.tm.t_set_fr(ring_s * 1000, cancel_ms)
end

-- For legs just sent: their own 800 ms is set by the one other thing that shortens it, the transaction's lifetime. That is
-- at once as it was. What has rung in this instant gets its ring time back.
function leg_timers.sent(call, ring_s)
  local since_ms = (clock.now_us() - call.invite) / 1000
  KSR.tm.t_set_max_lifetime(no_provisional_ms + overload.allowance_ms(), 0)
  KSR.tm.t_set_max_lifetime(math.max(1000, math.floor(longest_ringing_ms - since_ms)), 0)
  KSR.tm.t_set_fr(ring_s * 1000, 0)
end

-- For legs of which one was heard; the ring time that is left.
function leg_timers.heard(left_ms)
  KSR.tm.t_set_fr(left_ms, 0)
end

return leg_timers
