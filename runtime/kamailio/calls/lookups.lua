-- What is sent to a name: a leg to a SIP target, or a request within a call to a side whose Contact is one. Where Kamailio's
-- cache does not have the name, the process that sends waits for a name server, up to a second for each question (SRV, A). So
-- where that is slow, no more than half as many as there are workers do it at a time, and the others serve all other calls.
-- In the table `lookups`:
--   held   how many processes are at it
--   since  when the first of them began (epoch ms)
--   slow   1 until ten seconds after a worker has waited long
local clock = require("clock")
local node = require("node")
local settings = require("settings")
local shared = require("shared")
local strangers = require("strangers")

local lookups = {}
local most = math.max(1, math.floor(settings.workers / 2))
local long_ms, slow_s = 100, 10
-- When this worker began; nil where it is at none.
local since

-- Whether a URI has a name for a host, and none of those that Kamailio is told of (host-names.lua).
local function has_name(uri)
  local rest = string.match(uri, "^sips?:(.*)$")
  if not rest or strangers.address_in(uri) then return false end
  local host = string.match(string.match(rest, "@(.*)$") or rest, "^[^:;?]*")
  return #((node.config().hosts or {})[host] or {}) == 0
end

local function is_slow(now)
  if KSR.htable.sht_get("lookups", "slow") == 1 then return true end
  return now - (tonumber(shared.text("lookups", "since") or "") or now) > long_ms
end

-- False where this process may not send to a URI now. What is begun is done when that is sent. `can_wait`: what is to be
-- sent has another time.
function lookups.begin(uri, can_wait)
  if since or not has_name(uri) then return true end
  local now, held = clock.now_ms(), KSR.htable.sht_inc("lookups", "held")
  if (can_wait or held > most) and is_slow(now) then
    KSR.htable.sht_dec("lookups", "held")
    return false
  end
  if held == 1 then KSR.htable.sht_sets("lookups", "since", string.format("%.0f", now)) end
  since = now
  return true
end

function lookups.done()
  if not since then return end
  local waited = clock.now_ms() - since
  if waited > long_ms then
    if KSR.htable.sht_get("lookups", "slow") ~= 1 then
      KSR.warn("a process has waited " .. string.format("%.0f", waited) .. " ms for the name of a SIP target\n")
    end
    KSR.htable.sht_setxi("lookups", "slow", 1, slow_s)
  end
  KSR.htable.sht_dec("lookups", "held")
  since = nil
end

-- Runs what sends to a URI. False where this process may not now.
function lookups.sending(uri, can_wait, run)
  if not lookups.begin(uri, can_wait) then return false end
  local fine, problem = xpcall(run, debug.traceback)
  lookups.done()
  if not fine then error(problem, 0) end
  return true
end

return lookups
