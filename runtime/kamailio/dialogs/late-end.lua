-- The end of a call that an edge began which has died since, or has lost its address to this one: who hung up and when.
-- It is no part of the call's own sequence, of which this edge knows nothing, but the first event of the leg `late`.
local clock = require("clock")
local events = require("events")

local by = { caller = "target", target = "caller" }

-- Writes it, for the BYE at hand to the side where the way leads.
local function late_end(way)
  if not events.first(way.id, "ended") then return end
  local now = clock.now_us()
  events.write(way.id, "late", "ended", {
    by = by[way.side], code = 200, answered = true,
    -- The target's way is from before the answer.
    reason = "the edge was restarted within the call" .. (way.answered and "" or "; it was answered at caller-answer"),
    durationUs = math.max(now - way.invite, 0), talkUs = way.answered and math.max(now - way.answered, 0),
  }, now)
end

return late_end
