-- Legs to SIP targets that are known by a name. Where Kamailio's cache does not have the name, the worker that sends one
-- waits for a name server, up to a second for each question (SRV, A). So where that is slow, no more than half of the
-- workers do it at a time, and the others serve all other calls. In the table `lookups`:
--   held   how many workers are at it
--   since  when the first of them began (epoch ms)
--   slow   1 until ten seconds after a worker has waited long
local clock = require("clock")
local settings = require("settings")
local shared = require("shared")
local strangers = require("strangers")

local lookups = {}
local most = math.max(1, math.floor(settings.workers / 2))
local long_ms, slow_s = 100, 10
-- When this worker began; nil where it is at none.
local since

-- Whether a target's URI has a name for a host.
local function has_name(target)
  return string.find(target, "^sips?:") ~= nil and strangers.address_in(target) == nil
end

local function is_slow(now)
  if KSR.htable.sht_get("lookups", "slow") == 1 then return true end
  return now - (tonumber(shared.text("lookups", "since") or "") or now) > long_ms
end

-- False where this worker may not send to a target now. What is begun is done when the legs are sent.
function lookups.begin(target)
  if since or not has_name(target) then return true end
  local now, held = clock.now_ms(), KSR.htable.sht_inc("lookups", "held")
  if held > most and is_slow(now) then
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
      KSR.warn("a worker has waited " .. string.format("%.0f", waited) .. " ms for the name of a SIP target\n")
    end
    KSR.htable.sht_setxi("lookups", "slow", 1, slow_s)
  end
  KSR.htable.sht_dec("lookups", "held")
  since = nil
end

return lookups
