-- User part of the URI in a header, without parameters such as `;npdi`; nil where there is none.
local function uri_user(text)
  if not text then return nil end
  return string.match(text, "sips?:([^@;>]+)[^@>]*@") or string.match(text, "tel:([^;>]+)")
end

return uri_user
