-- Time and chance. Demonstrations may give both for one call, where the edge was started to allow it.
local hex = require("hex")
local settings = require("settings")

local clock = {}

-- Microseconds since the epoch. A double holds seconds with six decimals to a quarter of one.
function clock.now_us()
  local seconds = tonumber(KSR.pv.get("$TV(Sn)")) or os.time()
  return math.floor(seconds * 1000000 + 0.5)
end

-- The same in milliseconds.
function clock.now_ms()
  return math.floor(clock.now_us() / 1000)
end

-- The same in seconds.
function clock.now_s()
  return math.floor(clock.now_us() / 1000000)
end

-- Milliseconds since the machine was started, to a hundredth of a second: for what is to be done when a time is over. The
-- clock that tells the epoch may be set, back or forward by hours, while calls go on.
function clock.steady_ms()
  local file = assert(io.open("/proc/uptime", "r"))
  local seconds = file:read("*n")
  file:close()
  return math.floor(seconds * 1000 + 0.5)
end

-- The same in seconds.
function clock.steady_s()
  return math.floor(clock.steady_ms() / 1000)
end

-- Further apart than this, the clock was set.
local drift_us = 100000

-- Microseconds since the epoch within a call, by the clock as it stood when the call came: what is told of one call
-- agrees with itself.
function clock.within(call)
  local now = clock.now_us()
  if not call.steady_ms then return now end
  local steady = call.invite + (clock.steady_ms() - call.steady_ms) * 1000
  return math.abs(now - steady) > drift_us and steady or now
end

local entropy

-- In [0, 1), nine decimals, so that its text in the call's record is exactly what was used.
local function drawn()
  entropy = entropy or assert(io.open("/dev/urandom", "rb"))
  local a, b, c, d = string.byte(entropy:read(4), 1, 4)
  local value = ((a * 256 + b) * 256 + c) * 256 + d
  return math.floor(value / 4294967296 * 1000000000) / 1000000000
end

-- A call's id: 128 random bits in hex.
function clock.new_id()
  entropy = entropy or assert(io.open("/dev/urandom", "rb"))
  return hex.of(entropy:read(16))
end

-- The instant (epoch milliseconds) and the random of the call whose INVITE is at hand.
function clock.of_call(now_us)
  local at_ms, random = math.floor(now_us / 1000), nil
  if settings.test_clock then
    at_ms = tonumber(string.match(KSR.hdr.get("X-Hotline-Clock") or "", "^%s*(%d+)%s*$")) or at_ms
    random = tonumber(string.match(KSR.hdr.get("X-Hotline-Random") or "", "^%s*(0%.?%d*)%s*$"))
  end
  return at_ms, random or drawn()
end

return clock
