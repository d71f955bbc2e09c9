-- The next trunk for a leg: in order, passing over those that are full, at their rate, or suspect; these come last.
local clock = require("clock")
local node = require("node")
local peers = require("peers")
local profile_size = require("profile-size")
local trunks = require("trunks")
local trunk_order = require("trunk-order")
local trunk_health = require("trunk-health")
local trunk_rate = require("trunk-rate")
local secure = require("secure")
local leg_by_owner = require("leg-by-owner")

local trunk_choice = {}

-- This edge's part of what a carrier allows all of them: at least 1.
local function share(whole)
  return math.max(1, math.floor(whole / math.max(1, #peers.all())))
end

-- Why a trunk cannot take a leg now; nil where it takes it.
local function refuses(trunk, now_ms)
  -- Another edge, by which its legs leave, looks itself.
  if not secure.is_trusted(trunk) and not leg_by_owner.edge(trunk.id) then return "certificate" end
  if profile_size("trunk", trunk.id) >= share(trunk.capacity) then return "full" end
  local limit = trunk.callsPerSecond
  if limit and not trunk_rate.has_room(trunk.id, "out", share(limit), now_ms) then return "calls-per-second" end
end

local function take(from, passed, later, now_ms)
  while #from > 0 do
    local id = table.remove(from, 1)
    local trunk = trunks.by_id(id)
    -- Asked first whether it has room: being the one that tries a suspect trunk again is for a call that can.
    local why = trunk and refuses(trunk, now_ms)
    if trunk and not why then
      why = later and trunk_health.doubts(id, now_ms)
      if not why then
        if trunk.callsPerSecond then trunk_rate.take(id, "out", now_ms) end
        return id
      end
      later[#later + 1] = id
    end
    if why then passed[#passed + 1] = { trunk = id, why = why } end
  end
end

-- Id of the next trunk of a target that has `target.trunks` left, and which were passed over and why.
function trunk_choice.next(call, target)
  if not target.trunks then
    local config = node.config()
    call.drawn = (call.drawn or 0) + 1
    target.trunks = trunk_order(config.trunks, config.trunkOrder, call.random, call.drawn)
    target.suspects = {}
  end
  local passed, now_ms = {}, clock.now_ms()
  local id = take(target.trunks, passed, target.suspects, now_ms) or take(target.suspects, passed, nil, now_ms)
  return id, passed
end

return trunk_choice
