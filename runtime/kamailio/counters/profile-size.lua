-- How many calls or legs in progress count under a value of a dialog profile.
local function profile_size(profile, value)
  if KSR.dialog.get_profile_size(profile, value, "$var(size)") < 0 then return 0 end
  return KSR.pv.get("$var(size)") or 0
end

return profile_size
