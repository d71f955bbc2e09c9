-- A way: where one side of a call is reached, sealed into the user part of the Contact that the other side sees. It
-- tells that side nothing, nobody can make one up, and an edge that does not know the call (any more) still finds the
-- other side by it. Synthetic IV (as RFC 5297): the signature over everything is also what the key stream starts from,
-- so that the same way always reads the same. `signed` is the pseudo-random function of both.
local hex = require("hex")
local node = require("node")
local settings = require("settings")
local signed = require("signed")

local ways = {}
local signature_length = 24

-- Adds (or takes away, by sign -1) the key stream to each byte, modulo 256: Lua 5.1 has no exclusive or.
local function ciphered(text, seed, sign, before)
  local parts = {}
  for start = 1, #text, 32 do
    local masks = { string.byte(signed.mask("way stream " .. seed .. " " .. start, before), 1, 32) }
    local bytes = { string.byte(text, start, start + 31) }
    for index = 1, #bytes do bytes[index] = (bytes[index] + sign * masks[index]) % 256 end
    parts[#parts + 1] = string.char(unpack(bytes))
  end
  return table.concat(parts)
end

-- A signature holds for one Call-ID.
local function signature(head, sip_call_id, text, before)
  return string.sub(signed.seal("way\n" .. head .. "\n" .. sip_call_id .. "\n" .. text, before), 1, signature_length)
end

-- The call's part of a way, not secret: id, when its INVITE came, when it was answered (0: not yet), and which boot of
-- an edge knows it.
local function head_of(call, side)
  return string.format("%s-%s-%x-%x-%s", call.id, call.boot or settings.boot, call.invite, call.answered or 0, side)
end

-- The line that says which edge's the call is, how many seconds it may last, and which leg's speech a relay carries
-- (`speech`, as media.lua has it); nil where nothing of it is to be said.
local function about(call)
  local edge = call.boot and call.edge or not call.boot and node.setting("self") or nil
  local limit = call.limit and "/" .. string.format("%d", call.limit) or ""
  if edge or call.limit or call.speech then return "@" .. (edge or "") .. limit .. " " .. (call.speech or "") end
end

-- The way to a side ("caller" or "target") of a call: the address `uri` over the proxies `routes`.
function ways.seal(call, side, uri, routes)
  local head, lines = head_of(call, side), { uri, unpack(routes) }
  lines[#lines + 1] = about(call)
  local text = table.concat(lines, "\n")
  local signed_as = signature(head, call.sip_call_id, text)
  return head .. "-" .. signed_as .. "-" .. hex.of(ciphered(text, head .. "-" .. signed_as, 1))
end

-- The text under a seal of ours; nil where we have not made it, or it was changed. `before`: with the key before.
local function opened(head, signed_as, cipher, sip_call_id, before)
  local text = ciphered(hex.bytes(cipher), head .. "-" .. signed_as, -1, before)
  return signature(head, sip_call_id, text, before) == signed_as and text or nil
end

-- What a way says within the dialogs of its Call-ID: id, invite, answered (nil: not yet), boot, edge, limit, speech, side, uri,
-- routes.
-- nil where we have not made it, or it was changed.
function ways.open(user, sip_call_id)
  local head, signed_as, cipher = string.match(user or "", "^(%x+%-[^-]+%-%x+%-%x+%-%a+)%-(%x+)%-(%x+)$")
  if not head or #cipher > 2048 or #cipher % 2 > 0 then return nil end
  local text = opened(head, signed_as, cipher, sip_call_id)
  -- A call goes on when the key has changed.
  if not text and signed.has_before() then text = opened(head, signed_as, cipher, sip_call_id, true) end
  if not text then return nil end
  local id, boot, invite, answered, side = string.match(head, "^(%x+)%-([^-]+)%-(%x+)%-(%x+)%-(%a+)$")
  local lines = {}
  for line in string.gmatch(text, "[^\n]+") do lines[#lines + 1] = line end
  answered = tonumber(answered, 16)
  local edge, limit, speech = string.match(lines[#lines], "^@([^%s/]*)/?(%d*) (.*)$")
  if edge then lines[#lines] = nil end
  return { id = id, boot = boot, invite = tonumber(invite, 16), answered = answered > 0 and answered or nil,
    edge = edge ~= "" and edge or nil, limit = tonumber(limit or ""), speech = speech ~= "" and speech or nil,
    side = side, uri = table.remove(lines, 1), routes = lines, sip_call_id = sip_call_id }
end

-- Whether a packet's first line may bear a way, to be opened when it is parsed.
function ways.looks_borne(packet)
  return string.find(packet or "", "^%u+ sip:%x+%-[^- ]+%-%x+%-%x+%-%a+%-%x+%-%x+@") ~= nil
end

return ways
