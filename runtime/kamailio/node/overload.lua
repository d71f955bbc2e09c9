-- How long packets wait until a worker takes them up, and what follows from that. Each 100 ms the timer process sends the
-- edge's own listener a beat, which waits its turn among all other packets; the worker that takes it up writes down how
-- long that was. In the table `load`:
--   beat     "SENT AT WAITED SINCE LONGEST BASE SHARE": the last beat taken up: sent and taken up (epoch ms), and what
--            standing-queue.lua makes of it
--   open     when the first beat was sent that was not known to be taken up (epoch ms)
--   longest  "WAITED AT": the longest wait of the last minute
--   slow     "AT STILL": when the edge was slow last, and how much of the last seconds it stood still
--   refused  when a call was refused last (epoch s)
local clock = require("clock")
local dropped = require("dropped")
local hex = require("hex")
local locked = require("locked")
local settings = require("settings")
local shared = require("shared")
local standing_queue = require("standing-queue")
local timer = require("timer")

local overload = {}

standing_queue.short_ms = settings.short_wait_ms or standing_queue.short_ms

local interval_ms = 100
-- What can wait does so from here on.
local slow_ms = 200
-- Without beats nothing is known, and nobody is refused.
local fresh_ms = 2000
local longest_of_ms = 60000
-- Kamailio's clock loses ticks while its process does not run, and makes up for them at once each five seconds.
local clock_s = 6
-- Beats that have been gone for longer tell of a fault of their own.
local lost_ms = 30000
local longest_allowance_ms = 2000
-- As long as an INVITE may be on its way again.
local refused_s = 32

local address = string.match(settings.listens, "^%[?(.-)%]?:%d+$")
local key

-- What beats bear, so that nobody else's packet is taken for one.
local function beat_key()
  key = key or shared.text("node", "overload:key")
  return key
end

-- The last beat that was taken up.
local function last_beat()
  local sent, at, waited, since, longest, base, share =
    string.match(shared.text("load", "beat") or "", "^(%S+) (%S+) (%S+) (%S+) (%S+) (%S+) (%S+)$")
  if not sent then return 0, 0, standing_queue.new() end
  return tonumber(sent), tonumber(at), { waited = tonumber(waited), since = tonumber(since), longest = tonumber(longest),
    base = tonumber(base), share = tonumber(share) }
end

-- Milliseconds that packets wait: what the last beat has, or what one on its way has by now.
function overload.waiting_ms()
  local now, sent, at, queue = clock.now_ms(), last_beat()
  local open = tonumber(shared.text("load", "open") or "") or 0
  local still_open = open > sent and now - open or 0
  if sent == 0 or still_open > lost_ms then return 0 end
  return math.max(math.abs(now - at) < fresh_ms and queue.waited or 0, still_open - 2 * interval_ms)
end

-- When the edge was slow last, and how much of the last seconds it stood still; both 0 where it never was, or where the
-- clock was set back since.
local function slowness(now)
  local at, by = string.match(shared.text("load", "slow") or "", "^(%d+) (%d+)$")
  if not at or at - now > clock_s * 1000 then return 0, 0 end
  return tonumber(at), by * math.max(0, 1 - math.max(0, now - at) / (clock_s * 1000))
end

-- Whether packets wait so long that whatever can wait should.
function overload.is_slow()
  return overload.waiting_ms() >= slow_ms
end

-- Whether the edge itself was slow at some time since then (epoch ms): who was not heard may have answered in time.
function overload.was_slow_since(at_ms)
  local at = slowness(clock.now_ms())
  return at + clock_s * 1000 >= at_ms or overload.is_slow()
end

-- Milliseconds to wait longer for an answer, for as long as the edge itself is slow.
function overload.allowance_ms()
  local _, still = slowness(clock.now_ms())
  return math.floor(math.min(math.max(still, overload.waiting_ms()), longest_allowance_ms))
end

-- A number in [0, 1) that the INVITE at hand has at this edge: the same for its repetitions, one of which another worker
-- may hold in the same instant.
local function chance(name)
  KSR.pv.sets("$var(overload)", settings.listens .. " " .. name)
  return tonumber(string.sub(KSR.pv.get("$(var(overload){s.md5})"), 1, 8), 16) / 4294967296
end

-- Whether the new call at hand is one too many; counts it. What was refused stays so when its INVITE comes again: the
-- caller has gone elsewhere by then.
function overload.refuses(source)
  local now, _, at, queue = clock.now_ms(), last_beat()
  local share = math.abs(now - at) < fresh_ms and queue.share or 0
  local now_s = math.floor(now / 1000)
  if share == 0 and now_s - (KSR.htable.sht_get("load", "refused") or 0) > refused_s then return false end
  local name = (KSR.pv.get("$ci") or "") .. " " .. (KSR.pv.get("$ft") or "") .. " " .. tostring(KSR.pv.get("$cs"))
  if KSR.htable.sht_get("once", "refused:" .. name) > 0 then return true end
  if chance(name) >= share then return false end
  KSR.htable.sht_setxi("once", "refused:" .. name, 1, refused_s)
  KSR.htable.sht_seti("load", "refused", now_s)
  dropped.count("overload", source)
  return true
end

local function keep_longest(waited, now)
  local most, at = string.match(shared.text("load", "longest") or "", "^(%d+) (%d+)$")
  if most and tonumber(most) > waited and math.abs(now - at) < longest_of_ms then return end
  KSR.htable.sht_sets("load", "longest", string.format("%.0f %.0f", waited, now))
end

local function taken_up(sent, now)
  locked("load", "beat", function()
    local before, _, queue = last_beat()
    -- Another worker was faster with the next one; further back, the clock was set.
    if sent <= before and before - sent < fresh_ms then return end
    local after = standing_queue.after(queue, math.max(0, now - sent), now)
    KSR.htable.sht_sets("load", "beat", string.format("%.0f %.0f %.1f %.0f %.1f %.4f %.4f", sent, now, after.waited,
      after.since, after.longest, after.base, after.share))
  end)
  keep_longest(math.max(0, now - sent), now)
end

-- Takes the packet at hand where it is a beat.
function overload.takes(source)
  if source ~= address then return false end
  local mine, sent = string.match(KSR.pv.get("$(rcv(buf){s.substr,0,96})") or "", "^hotline400 beat (%x+) (%d+)$")
  if not mine or mine ~= beat_key() then return false end
  taken_up(tonumber(sent), clock.now_ms())
  return true
end

local last_sent

-- Notes what the timer missed, and what packets waited.
local function note_slowness(now)
  local late = math.max(0, last_sent and now - last_sent - 2 * interval_ms or 0)
  local waiting = overload.waiting_ms()
  if late == 0 and waiting < 100 or late > lost_ms then return end
  local _, still = slowness(now)
  KSR.htable.sht_sets("load", "slow", string.format("%.0f %.0f", now, math.max(still + late, waiting)))
end

local function beat()
  if not beat_key() then
    local random = assert(io.open("/dev/urandom", "rb"))
    KSR.htable.sht_sets("node", "overload:key", hex.of(random:read(16)))
    random:close()
  end
  local now = clock.now_ms()
  note_slowness(now)
  local open = tonumber(shared.text("load", "open") or "") or 0
  -- Beats are heard in their order, so that the last one taken up tells of those before.
  if not last_sent or last_beat() >= last_sent or open == 0 then
    KSR.htable.sht_sets("load", "open", string.format("%.0f", now))
  end
  last_sent = now
  KSR.corex.send_data("sip:" .. settings.listens, string.format("hotline400 beat %s %.0f", beat_key(), now))
end

timer.every(interval_ms, "overload", beat)

return overload
