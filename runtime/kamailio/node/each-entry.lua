-- Visits the entries of a shared table, one after the other, until `visit(key, value)` answers false. The iterator holds
-- a lock all the while: it is let go of after an error too, and whatever takes time or changes the table comes afterwards.
local function each_entry(table, visit)
  KSR.htable.sht_iterator_start(table, table)
  local fine, problem = xpcall(function()
    while KSR.htable.sht_iterator_next(table) > 0 do
      if visit(KSR.pv.get("$shtitkey(" .. table .. ")"), KSR.pv.get("$shtitval(" .. table .. ")")) == false then return end
    end
  end, debug.traceback)
  KSR.htable.sht_iterator_end(table)
  if not fine then error(problem, 0) end
end

return each_entry
