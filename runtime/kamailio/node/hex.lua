-- Bytes as hex digits and back. By table: a function a byte would cost more than the signatures made of them.
local hex = {}
local digits_of, byte_of = {}, {}

for value = 0, 255 do
  local byte, digits = string.char(value), string.format("%02x", value)
  digits_of[byte], byte_of[digits] = digits, byte
end

function hex.of(bytes)
  return (string.gsub(bytes, ".", digits_of))
end

-- Bytes of lower-case hex digits; what is none stays as it is.
function hex.bytes(digits)
  return (string.gsub(digits, "%x%x", byte_of))
end

return hex
