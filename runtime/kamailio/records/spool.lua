-- The spool: where this worker appends its lines. One segment a process and boot, a new one after 8 MB or an hour.
-- `spool/reserve` is room kept for calls in progress: while that file is there, new calls are welcome.
local settings = require("settings")

local spool = {}
local folder = settings.run_dir .. "/spool/"
local reserve = folder .. "reserve"
local most_bytes, longest_s = 8388608, 3600
-- ENOSPC and EDQUOT on Linux.
local no_room = { [28] = true, [122] = true }

local segment = { number = 0, bytes = 0, since = 0 }
-- Whether the last write may have left a part of its line.
local torn = false

-- Turns to a new segment where it is time for one; stays with the old where there is none to be had.
local function turned()
  local now = os.time()
  if segment.file and segment.bytes < most_bytes and now - segment.since < longest_s then return end
  local number = segment.number + 1
  local name = string.format("%s-%s-%d.ndjson", settings.boot, tostring(KSR.pv.get("$pp")), number)
  local file = io.open(folder .. name, "a")
  if not file then return end
  -- Fully buffered and flushed once a line: the line leaves in one write.
  file:setvbuf("full", 8192)
  if segment.file then segment.file:close() end
  segment, torn = { number = number, bytes = 0, since = now, file = file }, false
end

-- Writes a line; false and the system's error number where that failed.
local function written(line)
  turned()
  if not segment.file then return false end
  local text = torn and "\n" .. line or line
  local fine, _, code = segment.file:write(text)
  if fine then fine, _, code = segment.file:flush() end
  torn = not fine
  if fine then segment.bytes = segment.bytes + #text end
  return fine and true or false, code
end

-- The same, with the room that was kept for this where there is no other. Of several workers that have none, one
-- removes the reserve and all write again.
local function put(line)
  local fine, code = written(line)
  if fine or not no_room[code] then return fine end
  os.remove(reserve)
  return (written(line))
end

-- Lines that could not be written yet, oldest first.
local waiting, first, last = {}, 1, 0
local most_waiting = 10000

local function caught_up()
  while first <= last do
    if not put(waiting[first]) then return false end
    waiting[first] = nil
    first = first + 1
  end
  return true
end

-- Appends a line that ends with a line feed. False where it could not be written now: it waits in this process and
-- leads the next that can be.
function spool.append(line)
  if caught_up() and put(line) then return true end
  if last - first + 1 >= most_waiting then
    KSR.err("call event lost, no room on disk or in memory: " .. line)
    return false
  end
  last = last + 1
  waiting[last] = line
  return false
end

-- Whether there is room for calls in progress only: a new call has to go elsewhere.
function spool.full()
  if not caught_up() then return true end
  local file = io.open(reserve, "r")
  if file then file:close() end
  return file == nil
end

return spool
