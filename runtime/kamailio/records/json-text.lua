-- JSON text with exact numbers: cjson, in C, keeps 14 digits of a number, and microseconds since 1970 have 16. What
-- holds such a number is written here, everything below it that holds none by cjson.
-- An empty table is an object; leave empty lists out.
local cjson = require("cjson").new()
cjson.encode_number_precision(14)
local encode = cjson.encode
local longest = 99999999999999

local function number_text(value)
  if value ~= value or value == math.huge or value == -math.huge then return "0" end
  if value == math.floor(value) and math.abs(value) < 9007199254740992 then return string.format("%.0f", value) end
  local short = string.format("%.15g", value)
  return tonumber(short) == value and short or string.format("%.17g", value)
end

-- Whether cjson would cut a number of the value: a long one, or a fraction that 14 digits do not hold.
local function needs_care(value)
  for _, each in pairs(value) do
    local kind = type(each)
    if kind == "number" then
      if each > longest or each < -longest then return true end
      if each ~= math.floor(each) and tonumber(string.format("%.14g", each)) ~= each then return true end
    elseif kind == "table" and needs_care(each) then
      return true
    end
  end
  return false
end

-- Keys are names that the code gives: few, and met again with every call.
local names = setmetatable({}, { __index = function(known, key)
  local text = encode(tostring(key)) .. ":"
  rawset(known, key, text)
  return text
end })

local function json_text(value)
  local kind = type(value)
  if kind == "number" then return number_text(value) end
  if kind == "string" or kind == "boolean" then return encode(value) end
  if kind ~= "table" then return "null" end
  if not needs_care(value) then return encode(value) end
  local parts = {}
  if #value > 0 then
    for index = 1, #value do parts[index] = json_text(value[index]) end
    return "[" .. table.concat(parts, ",") .. "]"
  end
  for key, each in pairs(value) do parts[#parts + 1] = names[key] .. json_text(each) end
  return "{" .. table.concat(parts, ",") .. "}"
end

return json_text
