-- Secrets: a folder with one file each, named as platform.yaml names them. They are read again now and then, so that a
-- secret changes without a restart, and never leave this process but as what is computed from them.
local settings = require("settings")

local secrets = {}
local fresh_s = 10
local known = {}

local function in_file(name)
  -- A name is never a path.
  if not string.match(name, "^[%w_][%w_%.%-]*$") then return nil end
  local file = io.open(settings.secrets .. "/" .. name, "rb")
  if not file then return nil end
  local text = file:read("*a")
  file:close()
  text = string.gsub(text or "", "%s+$", "")
  return text ~= "" and text or nil
end

-- The secret's text without the line's end; nil where there is none.
function secrets.text(name)
  local now, held = os.time(), known[name]
  if not held or now >= held.again or now < held.read then
    held = { text = in_file(name), read = now, again = now + fresh_s }
    known[name] = held
  end
  return held.text
end

-- The same of a secret without which nothing goes on.
function secrets.needed(name)
  local text = secrets.text(name)
  if text then return text end
  error("no secret " .. name .. ": put a file of that name into " .. settings.secrets .. " (HOTLINE_SECRETS)", 0)
end

return secrets
