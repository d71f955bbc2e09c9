-- The end of a call that an edge began which has died since, or has lost its address to this one: who hung up and when.
-- It is no part of the call's own sequence, of which this edge knows nothing, but the first event of the leg `late`.
local clock = require("clock")
local events = require("events")
local peers = require("peers")

local late_end = {}
local by = { caller = "target", target = "caller" }

local function why(way)
  local other = way.edge and way.edge ~= peers.self() and way.edge
  local lost = other and "edge " .. events.bounded(other, 40) .. " was lost within the call"
    or "the edge was restarted within the call"
  -- The target's way is from before the answer.
  return lost .. (way.answered and "" or "; it was answered at caller-answer")
end

local function write(way, end_of_call)
  if not events.first(way.id, "ended") then return end
  local now = clock.now_us()
  end_of_call.durationUs = math.max(now - way.invite, 0)
  end_of_call.talkUs = way.answered and math.max(now - way.answered, 0)
  events.write(way.id, "late", "ended", end_of_call, now)
end

-- Writes it, for the BYE at hand to the side where the way leads.
function late_end.by_side(way)
  -- A caller who hangs up before the answer got none, and gives up by it (RFC 3261, 15).
  local given_up = way.side == "target" and not way.answered
  write(way, { by = by[way.side], code = given_up and 487 or 200, answered = not given_up,
    reason = not given_up and why(way) or nil })
end

-- Writes that this edge has ended a call, and what for; of the call is known what its ways have said.
function late_end.by_edge(call, reason)
  write(call, { by = "edge", code = 200, answered = true, reason = reason .. "; " .. why(call) })
end

return late_end
