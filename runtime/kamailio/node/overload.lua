-- How long packets wait until a worker takes them up, and what follows from that. Each 100 ms the timer process sends the
-- edge's own listener a beat, which waits its turn among all other packets; the worker that takes it up writes down how
-- long that was. In the table `node`:
--   overload:open   when the first beat was sent that was not known to be taken up (epoch ms)
--   overload:beat   "SENT WAITED WAITED WAITED" of the beats taken up last, the last first
--   overload:slow   "AT STILL": when the edge was slow last, and how much of the last seconds it stood still
local clock = require("clock")
local hex = require("hex")
local settings = require("settings")
local shared = require("shared")
local timer = require("timer")

local overload = {}

local interval_ms = 100
-- From here on new calls are refused, the more the longer packets wait: calls in progress come first. What is accepted
-- connects within 3 s. One beat that waited alone is a machine that stood still: its packets are worked off at once.
local some_ms, most_ms = 200, 600
-- Kamailio's clock loses ticks while its process does not run, and makes up for them at once each five seconds.
local clock_s = 6
-- Beats that have been gone for longer tell of a fault of their own.
local lost_ms = 30000
local longest_allowance_ms = 2000
-- As long as an INVITE may be on its way again.
local refused_s = 32

local address = string.match(settings.contact, "^%[?(.-)%]?:%d+$")
local key

-- What beats bear, so that nobody else's packet is taken for one.
local function beat_key()
  key = key or shared.text("node", "overload:key")
  return key
end

-- When the last beat that was taken up was sent, and what it and the two before waited.
local function beats()
  local sent, one, two, three = string.match(shared.text("node", "overload:beat") or "", "^(%d+) (%d+) (%d+) (%d+)$")
  return tonumber(sent) or 0, tonumber(one) or 0, tonumber(two) or 0, tonumber(three) or 0
end

-- Milliseconds that packets have waited for at least the last three beats.
function overload.waiting_ms()
  local sent, one, two, three = beats()
  local open = tonumber(shared.text("node", "overload:open") or "") or 0
  local still_open = open > sent and clock.now_ms() - open or 0
  if sent == 0 or still_open > lost_ms then return 0 end
  return math.max(math.min(one, two, three), still_open - 2 * interval_ms)
end

-- When the edge was slow last, and how much of the last seconds it stood still; both 0 where it never was.
local function slowness(now)
  local at, by = string.match(shared.text("node", "overload:slow") or "", "^(%d+) (%d+)$")
  if not at then return 0, 0 end
  return tonumber(at), by * math.max(0, 1 - math.max(0, now - at) / (clock_s * 1000))
end

-- Whether packets wait so long that whatever can wait should.
function overload.is_slow()
  return overload.waiting_ms() >= some_ms
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

-- Whether the new call at hand is one too many. What was refused stays so when its INVITE comes again: the caller has
-- gone elsewhere by then.
function overload.refuses()
  local waiting = overload.waiting_ms()
  local name = "refused:" .. (KSR.pv.get("$ci") or "") .. " " .. (KSR.pv.get("$ft") or "") .. " " .. tostring(KSR.pv.get("$cs"))
  if KSR.htable.sht_get("once", name) > 0 then return true end
  if waiting <= some_ms or math.random() * (most_ms - some_ms) >= waiting - some_ms then return false end
  KSR.htable.sht_setxi("once", name, 1, refused_s)
  return true
end

-- Takes the packet at hand where it is a beat.
function overload.takes(source)
  if source ~= address then return false end
  local mine, sent = string.match(KSR.pv.get("$(rcv(buf){s.substr,0,96})") or "", "^hotline400 beat (%x+) (%d+)$")
  if not mine or mine ~= beat_key() then return false end
  local _, one, two = beats()
  local waited = math.max(0, clock.now_ms() - sent)
  KSR.htable.sht_sets("node", "overload:beat", string.format("%s %.0f %.0f %.0f", sent, waited, one, two))
  return true
end

local last_beat

-- Notes what the timer missed, and what packets waited.
local function note_slowness(now)
  local late = math.max(0, last_beat and now - last_beat - 2 * interval_ms or 0)
  local waiting = math.max(overload.waiting_ms(), (select(2, beats())))
  if late == 0 and waiting < 100 or late > lost_ms then return end
  local _, still = slowness(now)
  KSR.htable.sht_sets("node", "overload:slow", string.format("%.0f %.0f", now, math.max(still + late, waiting)))
end

local function beat()
  if not beat_key() then
    local random = assert(io.open("/dev/urandom", "rb"))
    KSR.htable.sht_sets("node", "overload:key", hex.of(random:read(16)))
    random:close()
  end
  local now = clock.now_ms()
  note_slowness(now)
  local open = tonumber(shared.text("node", "overload:open") or "") or 0
  -- Beats are heard in their order, so that the last one taken up tells of those before.
  if not last_beat or beats() >= last_beat or open == 0 then
    KSR.htable.sht_sets("node", "overload:open", string.format("%.0f", now))
  end
  last_beat = now
  KSR.corex.send_data("sip:" .. settings.contact, string.format("hotline400 beat %s %.0f", beat_key(), now))
end

timer.every(interval_ms, "overload", beat)

return overload
