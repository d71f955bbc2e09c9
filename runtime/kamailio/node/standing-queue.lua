-- Which share of new calls to refuse, by how long packets wait: what each beat (overload.lua) has waited goes in, in
-- milliseconds, and the share of calls to refuse until the next one comes out. Nothing here reads a clock or a table.
--
-- A burst, or what has come while the machine stood still, is not overload: its queue is worked off. One that has not
-- been short for a while (CoDel, RFC 8289) and does not become shorter stands. While it does, calls are refused so that
-- packets come to wait `aim_ms`: by what they wait above it at once, and by `base`, what has been needed lately, which
-- follows. As soon as the queue is short nobody is refused.
local standing_queue = {}

-- Well below 500 ms, after which senders repeat what was not answered, and add to the load.
local aim_ms = 200
standing_queue.short_ms = 100
local stands_after_ms = 300
-- Of the longest wait: one that is below is being worked off.
local nearly = 0.95
-- A wait so far above the aim has all calls refused.
local span_ms = 300
-- Beats in which `base` goes most of the way to what is needed; what each beat leaves of it while the queue is short.
local memory, left, least = 10, 0.7, 0.005

-- `since`: since when the queue has not been short, 0 where it is; `longest`: the longest wait since then.
function standing_queue.new()
  return { waited = 0, since = 0, longest = 0, base = 0, share = 0 }
end

-- The state after a beat taken up at `now` that had waited so long.
function standing_queue.after(before, waited, now)
  local needed = math.max(0, math.min(1, before.base + (waited - aim_ms) / span_ms))
  local is_short = waited < standing_queue.short_ms
  local base = is_short and before.base * left or before.base + (needed - before.base) / memory
  if base < least then base = 0 end
  if is_short then return { waited = waited, since = 0, longest = 0, base = base, share = 0 } end
  local since = before.since > 0 and before.since or now
  local longest = math.max(before.longest, waited)
  -- A queue that comes back while calls were refused lately is the same overload.
  local stands = before.base > 0 or now - since >= stands_after_ms and waited >= nearly * longest
  if not stands then base, needed = 0, 0 end
  return { waited = waited, since = since, longest = longest, base = base, share = needed }
end

return standing_queue
