-- Names of a certificate (X.509) as PEM: DNS names, hosts of SIP URIs, and IP addresses of its subject alternative name
-- (RFC 5280, 4.2.1.6). Kamailio itself tells the first of each kind alone.
local alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
local value_of = {}
for index = 1, #alphabet do value_of[string.sub(alphabet, index, index)] = index - 1 end

local function decoded(base64)
  local bytes, buffer, bits = {}, 0, 0
  for character in string.gmatch(base64, "[%w+/]") do
    buffer, bits = buffer * 64 + value_of[character], bits + 6
    if bits >= 8 then
      bits = bits - 8
      bytes[#bytes + 1] = string.char(math.floor(buffer / 2 ^ bits))
      buffer = buffer % 2 ^ bits
    end
  end
  return table.concat(bytes)
end

-- Tag, content and the position behind one element of DER; an error where it does not lie within the text.
local function element(text, at)
  local tag, length = string.byte(text, at, at + 1)
  assert(tag and length, "cut")
  local start = at + 2
  if length >= 128 then
    local count = length - 128
    assert(count >= 1 and count <= 3, "length")
    length = 0
    for _ = 1, count do
      length, start = length * 256 + assert(string.byte(text, start), "cut"), start + 1
    end
  end
  assert(start + length - 1 <= #text, "cut")
  return tag, string.sub(text, start, start + length - 1), start + length
end

local function elements(text)
  local list, at = {}, 1
  while at <= #text do
    local tag, content
    tag, content, at = element(text, at)
    list[#list + 1] = { tag = tag, content = content }
  end
  return list
end

local function address(bytes)
  if #bytes == 4 then return string.format("%d.%d.%d.%d", string.byte(bytes, 1, 4)) end
  return (string.gsub(bytes, ".", function(byte) return string.format("%02x", string.byte(byte)) end))
end

local subject_alternative_name, extensions = "\085\029\017", 0xa3
local kinds = {
  [0x82] = string.lower,
  [0x86] = function(uri) return string.lower(string.match(uri, "^[Ss][Ii][Pp][Ss]?:([^@;?:]+)$") or "") end,
  [0x87] = address,
}

local function read(pem)
  local names = {}
  local body = string.match(pem, "%-%-%-%-%-BEGIN CERTIFICATE%-%-%-%-%-(.-)%-%-%-%-%-END")
  local _, certificate = element(decoded(assert(body, "no PEM")), 1)
  local _, signed = element(certificate, 1)
  for _, part in ipairs(elements(signed)) do
    for _, extension in ipairs(part.tag == extensions and elements((select(2, element(part.content, 1)))) or {}) do
      local fields = elements(extension.content)
      if fields[1].content == subject_alternative_name then
        for _, name in ipairs(elements((select(2, element(fields[#fields].content, 1))))) do
          local text = kinds[name.tag] and kinds[name.tag](name.content) or ""
          if text ~= "" then names[text] = true end
        end
      end
    end
  end
  return names
end

-- A set of names, in small letters; IPv6 addresses as 32 hex digits. Empty where it is no certificate or has none.
local function certificate_names(pem)
  local fine, names = pcall(read, pem or "")
  return fine and names or {}
end

return certificate_names
