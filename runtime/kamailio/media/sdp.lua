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

local nowhere = { ["c=IN IP4 0.0.0.0"] = true, ["c=IN IP6 ::"] = true }
local directions = { ["a=sendrecv"] = true, ["a=sendonly"] = true, ["a=recvonly"] = true, ["a=inactive"] = true }

-- Lines in which hold as RFC 2543 had it, a connection to nowhere, is said in the words of RFC 3264 (8.4) too: to rtpengine
-- it is no hold, and a call in which nobody speaks then would be ended as a dead one.
local function with_hold(lines)
  local made, all, medium = {}, {}, nil
  local function close()
    if medium and medium.is_held and not medium.is_said then made[#made + 1] = "a=sendonly" end
  end
  for _, line in ipairs(lines) do
    if string.sub(line, 1, 2) == "m=" then
      close()
      medium = { is_held = all.is_held, is_said = all.is_said }
    end
    local part = medium or all
    if string.sub(line, 1, 2) == "c=" then part.is_held = nowhere[line] end
    if directions[line] then part.is_said = true end
    made[#made + 1] = line
  end
  close()
  return made
end

-- The text without names of its writer, session titles, contacts, and attributes that tell an address; hold in plain words.
function sdp.without_origin(text)
  local lines = {}
  for line in string.gmatch(text, "[^\r\n]+") do lines[#lines + 1] = cleaned(line) end
  return table.concat(with_hold(lines), "\r\n") .. "\r\n"
end

return sdp
