-- The end of a call that an edge began which has died since, or has lost its address to this one: who hung up and when.
-- It is no part of the call's own sequence, of which this edge knows nothing, but the first event of the leg `late`.
local clock = require("clock")
local events = require("events")
local peers = require("peers")

local by = { caller = "target", target = "caller" }

local function why(way)
  local other = way.edge and way.edge ~= peers.self() and way.edge
  local lost = other and "edge " .. events.bounded(other, 40) .. " was lost within the call"
    or "the edge was restarted within the call"
  -- The target's way is from before the answer.
  return lost .. (way.answered and "" or "; it was answered at caller-answer")
end

-- Writes it, for the BYE at hand to the side where the way leads.
local function late_end(way)
  if not events.first(way.id, "ended") then return end
  local now = clock.now_us()
  -- A caller who hangs up before the answer got none, and gives up by it (RFC 3261, 15).
  local given_up = way.side == "target" and not way.answered
  events.write(way.id, "late", "ended", {
    by = by[way.side], code = given_up and 487 or 200, answered = not given_up, reason = not given_up and why(way) or nil,
    durationUs = math.max(now - way.invite, 0), talkUs = way.answered and math.max(now - way.answered, 0),
  }, now)
end

return late_end
