-- User part of a URI without its parameters, with escapes undone and a phone-context put in front of a local number.
local unescaped = require("unescaped")

local function user_of(uri)
  local user, parameters = string.match(uri, "^%s*[sS][iI][pP][sS]?:([^@;:]+)([^@]*)@")
  if not user then user, parameters = string.match(uri, "^%s*[tT][eE][lL]:([^;]+)(.*)$") end
  if not user then return nil end
  user = unescaped(user)
  local context = string.match(parameters, ";phone%-context=%+(%d+)")
  if context and context ~= "86" and string.match(user, "^[1-9]%d*$") then return "+" .. context .. user end
  return user
end

-- User part of the URI in a header, of several that of the first telephone number; nil where there is none. Display
-- names are not looked at: callers choose them.
local function uri_user(text)
  if not text then return nil end
  local bare = string.gsub(string.gsub(text, "\\.", ""), '"[^"]*"', "")
  local first
  for uri in string.gmatch(bare, "<([^>]*)>") do
    local user = user_of(uri)
    if user and string.match(user, "^%+?[%d%-%.]+$") then return user end
    first = first or user
  end
  return first or user_of(bare)
end

return uri_user
