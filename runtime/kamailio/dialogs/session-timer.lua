-- Session timers (RFC 4028) pass through the edge. It asks for one where the caller can have one, with the longest
-- interval that it accepts, so that a call in which nobody refreshes any more ends.
local clock = require("clock")

local session_timer = {}

-- Seconds; and how late a refresh may come.
local longest, grace = 1800, 10

local function seconds(name, short)
  return tonumber(string.match(KSR.hdr.get(name) or short and KSR.hdr.get(short) or "", "^%s*(%d+)"))
end

-- Whether a header of option tags, which may be there several times, lists ours.
local function lists_timer(name)
  local text = "," .. string.lower(KSR.pv.get("$(hdr(" .. name .. ")[*])") or "") .. ","
  return string.find(string.gsub(text, "%s", ""), ",timer,", 1, true) ~= nil
end

-- Asks for a timer in the caller's INVITE at hand; true where the caller can have one.
function session_timer.ask()
  local asked, least = seconds("Session-Expires", "x"), seconds("Min-SE") or 90
  if not asked and not lists_timer("Supported") then return false end
  local wanted = math.max(longest, least)
  if not asked then KSR.hdr.append("Session-Expires: " .. string.format("%d", wanted) .. "\r\n")
  elseif asked > wanted then
    local refresher = string.match(KSR.hdr.get("Session-Expires") or "", ";%s*refresher=%a+") or ""
    KSR.hdr.remove("Session-Expires")
    KSR.hdr.append("Session-Expires: " .. string.format("%d", wanted) .. refresher .. "\r\n")
  end
  return true
end

local function keep(id, interval)
  local over = clock.steady_s() + interval + grace
  KSR.htable.sht_setxi("sessions", id, over, interval + 3600)
end

-- The interval in the 2xx at hand. One who has no timers leaves the refreshing to who has asked for an interval (RFC 4028, 8.2).
local function interval_at_hand(asked)
  local interval = seconds("Session-Expires", "x")
  if interval or not asked then return interval end
  KSR.hdr.append("Session-Expires: " .. string.format("%d", asked) .. ";refresher=uac\r\n")
  if not lists_timer("Require") then KSR.hdr.append("Require: timer\r\n") end
  return asked
end

-- The 2xx at hand to the INVITE.
function session_timer.agreed(call)
  local interval = interval_at_hand(call.session_timer and longest)
  if interval then keep(call.id, interval) end
end

-- The interval that the re-INVITE or UPDATE at hand asks for; nil where it asks for none.
function session_timer.asked()
  return seconds("Session-Expires", "x")
end

-- The 2xx at hand to a re-INVITE or UPDATE that has asked for an interval, or (nil) for none.
function session_timer.refreshed(id, asked)
  local interval = interval_at_hand(asked)
  if interval then keep(id, interval) else KSR.htable.sht_rm("sessions", id) end
end

-- Whether a call should have been refreshed by now (clock.steady_s), and was not.
function session_timer.is_over(call, now)
  local over = KSR.htable.sht_get("sessions", call.id)
  return type(over) == "number" and over > 0 and now > over
end

return session_timer
