-- Which Kamailio this is. Asked while a message is at hand: without one, variables have no value.
local known

-- Whether it is of a version or a later one.
local function is_at_least(major, minor)
  if not known then
    local first, second = string.match(KSR.pv.get("$version(num)") or "", "^(%d+)%.(%d+)")
    known = { tonumber(first) or 0, tonumber(second) or 0 }
  end
  return known[1] > major or known[1] == major and known[2] >= minor
end

return is_at_least
