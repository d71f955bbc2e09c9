-- Asks each trunk now and then whether it lives; a registration trunk by the edge that keeps its registration: many
-- carriers hear no other.
local ask = require("life-question")
local clock = require("clock")
local node = require("node")
local timer = require("timer")
local outgoing = require("outgoing")
local leg_by_owner = require("leg-by-owner")
local trunk_health = require("trunk-health")
local secure = require("secure")
local tls_reload = require("tls-reload")

local trunk_probe = {}

local interval_ms, suspect_interval_ms = 5000, 2000
-- Trunk -> when it is asked next (epoch ms); whether it was trusted the last time. Of the timer process alone.
local due, trusted = {}, {}

-- Not all at once, and not all edges at the same time.
local function jittered(milliseconds)
  return milliseconds * (0.8 + 0.4 * math.random())
end

local function probe(trunk)
  local asked = secure.opening(trunk, function()
    return ask("trunk", trunk.id, outgoing.trunk_uri(trunk), "sip:edge@" .. node.config().domain)
  end)
  if not asked then trunk_probe.answered(trunk.id, 408) end
end

-- Asks the trunks whose time it is.
local function run()
  local now_ms = clock.now_ms()
  for _, trunk in ipairs(node.config().trunks) do
    if trunk.probe ~= "none" and not leg_by_owner.edge(trunk.id) then
      local was_trusted = trusted[trunk.id]
      trusted[trunk.id] = secure.is_trusted(trunk)
      -- Its connection is lost: calls wait for the next one.
      if was_trusted and not trusted[trunk.id] then due[trunk.id] = now_ms end
      local at = due[trunk.id]
      -- The first time somewhere within the interval; a clock that was set back does not stop it.
      if not at or at - now_ms > 2 * interval_ms then
        due[trunk.id] = trusted[trunk.id] and now_ms + interval_ms * math.random() or now_ms
      elseif now_ms >= at and tls_reload.may_ask(trunk) then
        local suspect = trunk_health.is_suspect(trunk.id) and trusted[trunk.id]
        due[trunk.id] = now_ms + jittered(suspect and suspect_interval_ms or interval_ms)
        probe(trunk)
      end
    end
  end
end

-- The answer to one of them; `at_hand`: its message is.
function trunk_probe.answered(id, code, at_hand)
  local retry_after = at_hand and KSR.hdr.get("Retry-After") or nil
  trunk_health.options(id, code, retry_after, clock.now_ms())
end

timer.every(500, "trunk probe", run)

return trunk_probe
