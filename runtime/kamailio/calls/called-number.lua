-- Which of our numbers a carrier's INVITE calls: where its trunk says that it stands, as what its trunk says it is.
local numbers = require("numbers")
local unescaped = require("unescaped")
local uri_user = require("uri-user")

local function standing_at(place)
  if place == "request-uri" then return KSR.pv.get("$rU") end
  if place == "to" then return KSR.pv.get("$tU") end
  return uri_user(KSR.hdr.get("Diversion"))
end

local function digits_of(text)
  local user = unescaped(string.match(text or "", "^[^;]*"))
  local plus, digits = string.match(string.gsub(user, "[%s%-%.]", ""), "^(%+?)(%d+)$")
  if not digits or #digits > 18 then return nil end
  return digits, plus == "+"
end

local function hotline(digits)
  local national = string.match(digits, "^86(400%d+)$") or string.match(digits, "^0(400%d+)$") or digits
  return #national == 10 and national or nil
end

local function did(digits, plus)
  if plus or (string.sub(digits, 1, 2) == "86" and #digits >= 12) then return "+" .. digits end
  if string.sub(digits, 1, 1) == "0" then return "+86" .. string.sub(digits, 2) end
  return "+86" .. digits
end

-- The first of the address's trunks that delivers a number we have and its carrier may deliver.
-- Answers trunk, raw text, plan, generation, line (numbers.lua); no plan where no trunk delivers a known number.
local function called_number(trunks_of_source)
  local strange, raw
  for _, trunk in ipairs(trunks_of_source) do
    local text = standing_at(trunk.delivers.at)
    raw = raw or text
    local digits, plus = digits_of(text)
    local key = digits and (trunk.delivers.number == "did" and did(digits, plus) or hotline(digits))
    local plan, generation, line
    if key then plan, generation, line = numbers.plan(key) end
    if plan and plan.carrier == trunk.carrier then return trunk, text, plan, generation, line end
    if plan and not strange then strange = { trunk, text, plan, generation, line } end
  end
  if strange then return unpack(strange, 1, 5) end
  return trunks_of_source[1], raw
end

return called_number
