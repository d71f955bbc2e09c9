-- What a leg's failure means: whether the target or the trunk said no.

-- Q.850 causes with which a called user or number, not the path, refuses.
local user_causes = { [1] = "not-found", [16] = "declined", [17] = "busy", [18] = "no-answer", [19] = "no-answer",
  [20] = "no-answer", [21] = "declined", [22] = "not-found", [27] = "not-found", [28] = "not-found" }

local causes = { [404] = "not-found", [408] = "no-answer", [410] = "not-found", [480] = "unavailable",
  [484] = "not-found", [485] = "not-found", [486] = "busy", [487] = "no-answer", [488] = "refused", [600] = "busy",
  [603] = "declined", [604] = "not-found", [606] = "refused" }

-- Cause of a final answer by code and Reason header. `trunk-failure` goes on to the next trunk, all else to the
-- next target: 5xx and refusals of the trunk itself (401, 403, 407) without a cause of the called user.
local function outcome_of_leg(code, reason)
  local q850 = tonumber(string.match(reason or "", "[Qq]%.850%s*;%s*cause%s*=%s*(%d+)"))
  if code >= 500 and code < 600 or code == 401 or code == 403 or code == 407 then
    return q850 and user_causes[q850] or "trunk-failure"
  end
  return causes[code] or "refused"
end

return outcome_of_leg
