-- Calls that a target forwards back to the number that rang it. What its carrier keeps of our own INVITE shows it: our
-- Via, our diversion, or the number among those that diverted. A carrier that keeps nothing is stopped by the channels
-- of the binding that rings already.
local node = require("node")
local places = require("places")

local loops = {}

local function values(name)
  return KSR.pv.get("$(hdr(" .. name .. ")[*])") or ""
end

local function count(text, part)
  local found, from = 0, 1
  while true do
    local _, last = string.find(text, part, from, true)
    if not last then return found end
    found, from = found + 1, last + 1
  end
end

-- Whether the INVITE at hand, for a plan over a trunk, is a call of the same number that comes back.
function loops.is_one(trunk, plan)
  if string.find(values("Via"), " " .. places.here() .. ";", 1, true) then return true end
  local diverted, domain = values("Diversion"), "@" .. tostring(node.config().domain) .. ">"
  if string.find(diverted .. values("History-Info"), domain, 1, true) then return true end
  local times = count(diverted, plan.number)
  -- A carrier that has translated the number into its DID says so itself.
  if plan.did and trunk.delivers.number == "did" then times = math.max(0, times - 1) end
  if plan.did then times = times + count(diverted, (string.gsub(plan.did, "^%+86", ""))) end
  -- Where the carrier says by Diversion which number was called, it stands there once.
  return times > (trunk.delivers.at == "diversion" and 1 or 0)
end

return loops
