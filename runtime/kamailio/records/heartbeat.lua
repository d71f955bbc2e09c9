-- A sign of life each second, written over the last in the file whose lock this boot holds: where the node dies, its
-- calls ended no earlier. Of the same length each time, so that a full disk does not stop it.
local settings = require("settings")
local clock = require("clock")
local timer = require("timer")

local path = settings.run_dir .. "/spool/boot-" .. settings.boot

timer.every(1000, "heartbeat", function()
  local file = io.open(path, "r+")
  if not file then return end
  file:write(string.format("%016.0f", clock.now_us()))
  file:close()
end)
