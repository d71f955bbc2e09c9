-- What the edges sign for one another and for themselves: HMAC-SHA256 (RFC 2104) with the key that they share, of which
-- 128 bits are kept. To change the key without a gap: the new one as edge-key-previous on every node, then the two
-- exchanged, then the old one taken away.
local secrets = require("secrets")

local signed = {}
local block, least, kept = 64, 32, 32

-- SHA-256 of a text, in hex digits or as bytes.
local function sha256(text)
  KSR.pv.sets("$var(digest)", text)
  return KSR.pv.get("$(var(digest){s.sha256})")
end

local function sha256_bytes(text)
  KSR.pv.sets("$var(digest)", text)
  return KSR.pv.get("$(var(digest){s.sha256}{s.decode.hexa})")
end

local inner_pad, outer_pad = 0x36, 0x5c

-- One byte with the bits of a pad turned over; Lua 5.1 has no operator for it.
local function turned(byte, pad)
  local result, bit = 0, 1
  while bit < 256 do
    if byte % 2 ~= pad % 2 then result = result + bit end
    byte, pad, bit = math.floor(byte / 2), math.floor(pad / 2), bit * 2
  end
  return result
end

local function padded(key, pad)
  if #key > block then key = sha256_bytes(key) end
  key = key .. string.rep("\0", block - #key)
  return (string.gsub(key, ".", function(byte) return string.char(turned(string.byte(byte), pad)) end))
end

local keys, latest = {}, nil

local function pads_of(key)
  local pads = keys[key]
  if not pads then
    if #key < least then error("the secret edge-key is shorter than " .. least .. " characters", 0) end
    pads = { inner = padded(key, inner_pad), outer = padded(key, outer_pad) }
    -- The key and the one before; what was changed since is not kept.
    keys = { [key] = pads, [latest or key] = keys[latest or key] or pads }
    latest = key
  end
  return pads
end

-- What the outer hash of the code of a text is taken of.
local function outer_text(key, text)
  local pads = pads_of(key)
  return pads.outer .. sha256_bytes(pads.inner .. text)
end

local function seal_by(key, text)
  return string.sub(sha256(outer_text(key, text)), 1, kept)
end

-- Whether there is a key before.
function signed.has_before()
  return secrets.text("edge-key-previous") ~= nil
end

local function key_of(before)
  return secrets.needed(before and "edge-key-previous" or "edge-key")
end

-- The signature of a text: 32 hex digits; `before` asks for the one by the key before.
function signed.seal(text, before)
  return seal_by(key_of(before), text)
end

-- 32 bytes that nobody without the key can tell from chance: for a key stream, not as a signature.
function signed.mask(text, before)
  return sha256_bytes(outer_text(key_of(before), text))
end

-- Whether a signature is one of this text by the edges' key, or by the one before. How long it takes tells nothing of
-- the right one: equal texts are one string to Lua, which compares where they lie.
function signed.holds(text, signature)
  if type(signature) ~= "string" or #signature ~= kept then return false end
  return signed.seal(text) == signature or signed.has_before() and signed.seal(text, true) == signature
end

return signed
