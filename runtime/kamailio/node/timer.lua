-- Periodic work, done by the timer process alone: modules register it when they are loaded.
local clock = require("clock")
local guarded = require("guarded")

local timer = {}
local works = {}

-- Has `run` called about every so many milliseconds (at best every 100). An error in it is logged, and it is called
-- again when its time comes.
function timer.every(milliseconds, name, run)
  works[#works + 1] = { interval_us = milliseconds * 1000, due = 0, run = guarded(name, run) }
end

-- Does what is due.
function timer.tick()
  for _, work in ipairs(works) do
    local now = clock.now_us()
    -- A clock that was set back does not stop the work.
    if now >= work.due or work.due - now > work.interval_us then
      work.due = now + work.interval_us
      work.run()
    end
  end
end

return timer
