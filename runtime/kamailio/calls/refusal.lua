-- What a caller is told when no target has taken the call: what all of them said, where they said the same, else that
-- nobody answered. A redirection (3xx) is not followed: it would have us ring numbers that no plan names.
local shared = require("shared")

local refusal = {}

local by_cause = { declined = 603, ["not-found"] = 404 }
-- What only the caller can mend: its media, its extensions, its session interval.
local mendable = { [415] = 415, [420] = 420, [422] = 422, [488] = 488, [606] = 488 }
-- The header that says what would do, and how it is written.
local remedies = { [420] = { name = "Unsupported", is = "^[%w%-.!%%*_+`'~, ]+" }, [422] = { name = "Min-SE", is = "^%d+" } }

local function key(call)
  return call.id .. ":refused"
end

-- Remembers the final answer at hand of a target; call-state.lua forgets it.
function refusal.note(call, code)
  local remedy = remedies[code]
  local text = remedy and string.match(KSR.pv.get("$(hdr(" .. remedy.name .. ")[*])") or "", remedy.is) or ""
  if mendable[code] then KSR.htable.sht_sets("causes", key(call), code .. " " .. string.sub(text, 1, 200)) end
end

-- Why the legs of the call have failed so far: the cause that all share, or "various".
function refusal.add(call, cause)
  if call.failed_by == nil then call.failed_by = cause elseif call.failed_by ~= cause then call.failed_by = "various" end
end

-- Code and reason; for 420 and 422 also the header that says what would do.
function refusal.of(call, plan)
  local code, says = string.match(shared.text("causes", key(call)) or "", "^(%d+) (.*)$")
  if call.failed_by == "busy" then return plan.treatments.busy.sip, "all targets busy" end
  if call.failed_by == "refused" and code then
    local remedy = says ~= "" and remedies[tonumber(code)]
    return mendable[tonumber(code)], "refused by the target with " .. code, remedy and remedy.name .. ": " .. says .. "\r\n"
  end
  if by_cause[call.failed_by] then return by_cause[call.failed_by], "all targets: " .. call.failed_by end
  return 480, "no target answered"
end

return refusal
