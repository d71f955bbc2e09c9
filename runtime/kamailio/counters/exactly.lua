-- What is counted and then changed for a number is done by one process at a time: two calls at once never both take the
-- last place. Nothing may be sent meanwhile: a transaction has locks of its own.
local function exactly(number, run)
  KSR.htable.sht_lock("exactly", number)
  local fine, problem = xpcall(run, debug.traceback)
  KSR.htable.sht_unlock("exactly", number)
  if not fine then error(problem, 0) end
end

return exactly
