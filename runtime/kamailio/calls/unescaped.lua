-- A part of a URI with its escapes undone: some write the plus of a number as %2B.
local function unescaped(text)
  return (string.gsub(text, "%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end))
end

return unescaped
