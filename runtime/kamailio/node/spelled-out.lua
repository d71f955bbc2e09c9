-- An address in the one spelling in which it can be compared: IPv6 as 32 hex digits, anything else as it is.
local function groups(text)
  return (string.gsub(text, "%x+:?", function(group)
    return string.format("%04x", tonumber(string.match(group, "%x+"), 16))
  end))
end

local function spelled_out(host)
  if not string.find(host, ":", 1, true) then return host end
  local head, tail = string.match(host, "^(.-)::(.*)$")
  if not head then return groups(host) end
  head, tail = groups(head), groups(tail)
  return head .. string.rep("0", 32 - #head - #tail) .. tail
end

return spelled_out
