-- Wraps an entry point, of which Kamailio calls one within another, so that an error inside stays inside.
local node = require("node")

local depth = 0

local function guarded(name, run, afterwards)
  return function(argument)
    if depth == 0 then node.look() end
    depth = depth + 1
    local fine, problem = xpcall(function() return run(argument) end, debug.traceback)
    depth = depth - 1
    if not fine then
      KSR.err("error in " .. name .. ": " .. tostring(problem) .. "\n")
      if afterwards then pcall(afterwards) end
    end
    return 1
  end
end

return guarded
