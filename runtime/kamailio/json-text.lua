-- JSON text with sorted keys and exact numbers: cjson's encoder keeps 14 digits, and microseconds need 16.
-- An empty table is an object; leave empty lists out.

local escapes = { ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }

local function quoted(text)
  return '"' .. string.gsub(text, '[%c"\\\127]', function(character)
    return escapes[character] or string.format("\\u%04x", string.byte(character))
  end) .. '"'
end

local function number_text(value)
  if value ~= value or value == math.huge or value == -math.huge then return "0" end
  if value == math.floor(value) and math.abs(value) < 9007199254740992 then return string.format("%.0f", value) end
  local short = string.format("%.15g", value)
  return tonumber(short) == value and short or string.format("%.17g", value)
end

local function json_text(value)
  local kind = type(value)
  if kind == "string" then return quoted(value) end
  if kind == "number" then return number_text(value) end
  if kind == "boolean" then return tostring(value) end
  if kind ~= "table" then return "null" end
  local parts = {}
  if #value > 0 then
    for index = 1, #value do parts[index] = json_text(value[index]) end
    return "[" .. table.concat(parts, ",") .. "]"
  end
  local keys = {}
  for key in pairs(value) do keys[#keys + 1] = key end
  table.sort(keys)
  for index, key in ipairs(keys) do parts[index] = quoted(key) .. ":" .. json_text(value[key]) end
  return "{" .. table.concat(parts, ",") .. "}"
end

return json_text
