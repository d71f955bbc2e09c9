-- Wraps an entry point so that an error inside stays inside.
local function guarded(name, run, afterwards)
  return function(...)
    local arguments = { ... }
    local fine, problem = xpcall(function() return run(unpack(arguments)) end, debug.traceback)
    if not fine then
      KSR.err("error in " .. name .. ": " .. tostring(problem) .. "\n")
      if afterwards then pcall(afterwards) end
    end
    return 1
  end
end

return guarded
