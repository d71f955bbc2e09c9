-- Runs a function while this process alone holds the lock on a key of a shared table, and answers what it answers. An
-- error in it is raised again after the lock is let go: one that stayed would stop each other worker, for good, at its
-- next look. Nothing may be sent meanwhile: a transaction has locks of its own.
local function locked(table, key, run)
  KSR.htable.sht_lock(table, key)
  local fine, result = xpcall(run, debug.traceback)
  KSR.htable.sht_unlock(table, key)
  if not fine then error(result, 0) end
  return result
end

return locked
