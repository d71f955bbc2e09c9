-- What SDP says beside the media: who its writer is and where. rtpengine replaces the addresses that it works with; these
-- it leaves, and they are no business of the other side's.
local sdp = {}

-- Attributes whose addresses rtpengine reads, and replaces.
local replaced = { ["a=rtcp"] = true }

local function cleaned(line)
  local kind = string.sub(line, 1, 2)
  if kind == "o=" then return (string.gsub(line, "^o=%S+", "o=-")) end
  if kind == "s=" then return "s=-" end
  if kind == "i=" or kind == "u=" or kind == "e=" or kind == "p=" then return nil end
  if kind == "a=" and not replaced[string.match(line, "^[^:]*")] and string.find(line, "%d+%.%d+%.%d+%.%d+") then return nil end
  return line
end

-- The text without names of its writer, session titles, contacts, and attributes that tell an address.
function sdp.without_origin(text)
  local lines = {}
  for line in string.gmatch(text, "[^\r\n]+") do lines[#lines + 1] = cleaned(line) end
  return table.concat(lines, "\r\n") .. "\r\n"
end

return sdp
