-- How long tm waits for the legs of a batch, and how long it repeats CANCEL to those that are given up: tm has one time
-- for both, of which a leg that nobody answers has 800 ms and a CANCEL, which may be lost, 64 T1.
local clock = require("clock")
local overload = require("overload")

local leg_timers = {}

local no_provisional_ms, cancel_ms = 800, 32000
-- As max_inv_lifetime in kamailio.cfg.
local longest_ringing_ms = 1800000

-- For legs about to be sent, which ring so long at most. tm's time is that of a CANCEL from the first: a leg may ring, and
-- its caller give up, before the process that has sent it comes to its next line. The legs' own is given by what else ends
-- them, and no CANCEL: the transaction's lifetime.
function leg_timers.begin(ring_s)
  KSR.tm.t_set_fr(ring_s * 1000, cancel_ms)
  KSR.tm.t_set_max_lifetime(no_provisional_ms + overload.allowance_ms(), 0)
end

-- For legs that were sent, or could not be: the lifetime is as it was. What has rung meanwhile gets its ring time back.
function leg_timers.sent(call, ring_s)
  local since_ms = (clock.within(call) - call.invite) / 1000
  KSR.tm.t_set_max_lifetime(math.max(1000, math.floor(longest_ringing_ms - since_ms)), 0)
  KSR.tm.t_set_fr(ring_s * 1000, 0)
end

-- For legs of which one was heard; the ring time that is left.
function leg_timers.heard(left_ms)
  KSR.tm.t_set_fr(left_ms, 0)
end

return leg_timers
