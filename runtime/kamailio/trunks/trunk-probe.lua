-- Asks each trunk by OPTIONS whether it lives, from the timer process; the answer arrives in a worker.
local clock = require("clock")
local node = require("node")
local timer = require("timer")
local outgoing = require("outgoing")
local trunk_health = require("trunk-health")
local secure = require("secure")

local trunk_probe = {}

local interval_ms, suspect_interval_ms = 5000, 2000
-- Trunk -> when it is asked next (epoch ms). Of the timer process alone.
local due = {}

-- Not all at once, and not all edges at the same time.
local function jittered(milliseconds)
  return milliseconds * (0.8 + 0.4 * math.random())
end

local function ask(trunk)
  local uri, domain = outgoing.trunk_uri(trunk), node.config().domain
  KSR.pv.sets("$uac_req(all)", "")
  KSR.pv.sets("$uac_req(method)", "OPTIONS")
  KSR.pv.sets("$uac_req(ruri)", uri)
  KSR.pv.sets("$uac_req(turi)", uri)
  KSR.pv.sets("$uac_req(furi)", "sip:edge@" .. domain)
  KSR.pv.sets("$uac_req(hdrs)", "Max-Forwards: 70\r\nAccept: application/sdp\r\n")
  KSR.pv.seti("$uac_req(evroute)", 1)
  KSR.pv.sets("$uac_req(evparam)", "options " .. trunk.id)
  secure.toward(uri)
  if KSR.uac.uac_req_send() < 0 then trunk_probe.answered(trunk.id, 408) end
end

-- Asks the trunks whose time it is.
function trunk_probe.run()
  local now_ms = math.floor(clock.now_us() / 1000)
  for _, trunk in ipairs(node.config().trunks) do
    if trunk.probe ~= "none" then
      local at = due[trunk.id]
      -- The first time somewhere within the interval; a clock that was set back does not stop it.
      if not at or at - now_ms > 2 * interval_ms then
        due[trunk.id] = secure.is_trusted(trunk) and now_ms + interval_ms * math.random() or now_ms
      elseif now_ms >= at and secure.may_ask(trunk) then
        local suspect = trunk_health.is_suspect(trunk.id) and secure.is_trusted(trunk)
        due[trunk.id] = now_ms + jittered(suspect and suspect_interval_ms or interval_ms)
        ask(trunk)
      end
    end
  end
end

-- The answer to one of them; `at_hand`: its message is.
function trunk_probe.answered(id, code, at_hand)
  local retry_after = at_hand and KSR.hdr.get("Retry-After") or nil
  trunk_health.options(id, code, retry_after, math.floor(clock.now_us() / 1000))
end

timer.every(500, "trunk probe", trunk_probe.run)

return trunk_probe
