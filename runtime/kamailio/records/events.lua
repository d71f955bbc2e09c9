-- Call events: one checksummed JSON line each, under 4 KB, one write.
local json_text = require("json-text")
local clock = require("clock")
local spool = require("spool")

local events = {}
local limit = 4000

-- Text that came from the network: printable ASCII of bounded length.
function events.bounded(text, length)
  if text == nil then return nil end
  text = string.gsub(tostring(text), "[^\32-\126]", "?")
  return string.sub(text, 1, length or 64)
end

-- The time apart: it is longer than what cjson writes (json-text.lua).
local function sealed(event, at_us)
  local body = string.format('{"at":%.0f,', at_us) .. string.sub(json_text(event), 2, -2)
  KSR.pv.sets("$var(line)", body)
  return body .. ',"sum":"' .. string.sub(KSR.pv.get("$(var(line){s.md5})"), 1, 16) .. '"}\n'
end

-- A clock that was set back meanwhile makes a duration less than nothing, and the event none to whoever reads it: an end
-- would be lost by it.
local function not_negative(event)
  for _, name in ipairs({ "durationUs", "talkUs" }) do
    if event[name] and event[name] < 0 then event[name] = 0 end
  end
end

-- Gives the event its number and time and appends it; false where it could not be written now.
function events.write(call, leg, kind, event, at_us)
  event.event = kind
  event.call = call
  event.leg = leg
  event.sequence = KSR.htable.sht_inc("sequence", call)
  not_negative(event)
  at_us = at_us or clock.now_us()
  local line = sealed(event, at_us)
  while #line > limit and event.trace and #event.trace > 0 do
    table.remove(event.trace)
    if #event.trace == 0 then event.trace = nil end
    event.truncated = true
    line = sealed(event, at_us)
  end
  if #line <= limit and spool.append(line) then return true end
  KSR.err("event of call " .. call .. " not written: " .. kind .. "\n")
  return false
end

-- True the first time that this is asked for a thing of a call, whichever process asks.
function events.first(call, thing)
  return KSR.htable.sht_inc("once", call .. ":" .. thing) == 1
end

-- Whether a thing of a call has been.
function events.seen(call, thing)
  return KSR.htable.sht_get("once", call .. ":" .. thing) > 0
end

return events
