-- Call events: one checksummed JSON line each, under 4 KB, one write, one file per process and boot.
local json_text = require("json-text")
local settings = require("settings")
local clock = require("clock")

local events = {}
local limit = 4000
local file

local function segment()
  if not file then
    local name = settings.boot .. "-" .. tostring(KSR.pv.get("$pp")) .. ".ndjson"
    file = io.open(settings.run_dir .. "/spool/" .. name, "a")
    -- Fully buffered and flushed once a line: the line leaves in one write.
    if file then file:setvbuf("full", 8192) end
  end
  return file
end

-- Text that came from the network: printable ASCII of bounded length.
function events.bounded(text, length)
  if text == nil then return nil end
  text = string.gsub(tostring(text), "[^\32-\126]", "?")
  return string.sub(text, 1, length or 64)
end

local function sealed(event)
  local body = string.sub(json_text(event), 1, -2)
  KSR.pv.sets("$var(line)", body)
  return body .. ',"sum":"' .. string.sub(KSR.pv.get("$(var(line){s.md5})"), 1, 16) .. '"}\n'
end

-- Whether the last write may have left a part of its line.
local torn = false

local function appended(line)
  local out = segment()
  if not out then return false end
  local written = out:write(torn and "\n" .. line or line) ~= nil and out:flush() ~= nil
  torn = not written
  return written
end

-- Gives the event its number and time and appends it; false where it could not be written.
function events.write(call, leg, kind, event, at_us)
  event.event = kind
  event.call = call
  event.leg = leg
  event.sequence = KSR.htable.sht_inc("sequence", call)
  event.at = at_us or clock.now_us()
  local line = sealed(event)
  while #line > limit and event.trace and #event.trace > 0 do
    table.remove(event.trace)
    if #event.trace == 0 then event.trace = nil end
    event.truncated = true
    line = sealed(event)
  end
  if #line <= limit and appended(line) then return true end
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
