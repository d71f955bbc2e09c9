-- Digest authentication (RFC 2617, MD5) as a client: the answer to a challenge.
local clock = require("clock")

local function md5(text)
  KSR.pv.sets("$var(digest)", text)
  local sum = KSR.pv.get("$(var(digest){s.md5})")
  KSR.pv.sets("$var(digest)", "")
  return sum
end

local function parameter(challenge, name)
  local text = ", " .. challenge
  return string.match(text, "[%s,]" .. name .. '%s*=%s*"([^"]*)"') or string.match(text, "[%s,]" .. name .. "%s*=%s*([^,%s\"]+)")
end

-- Value of the (Proxy-)Authorization header; nil where the challenge asks for what we cannot.
local function digest(challenge, method, uri, user, password)
  local given = string.match(challenge or "", "^%s*[Dd][Ii][Gg][Ee][Ss][Tt]%s+(.*)$")
  if not given then return nil end
  local realm, nonce, opaque = parameter(given, "realm"), parameter(given, "nonce"), parameter(given, "opaque")
  local algorithm, qop = parameter(given, "algorithm"), parameter(given, "qop")
  if not realm or not nonce or (algorithm and string.upper(algorithm) ~= "MD5") then return nil end
  local first, second = md5(user .. ":" .. realm .. ":" .. password), md5(method .. ":" .. uri)
  local text = 'Digest username="' .. user .. '", realm="' .. realm .. '", nonce="' .. nonce .. '", uri="' .. uri
    .. '", algorithm=MD5'
  if qop then
    if not string.find("," .. string.gsub(qop, "%s", "") .. ",", ",auth,", 1, true) then return nil end
    local own = clock.new_id()
    text = text .. ', qop=auth, nc=00000001, cnonce="' .. own .. '", response="'
      .. md5(first .. ":" .. nonce .. ":00000001:" .. own .. ":auth:" .. second) .. '"'
  else
    text = text .. ', response="' .. md5(first .. ":" .. nonce .. ":" .. second) .. '"'
  end
  return opaque and text .. ', opaque="' .. opaque .. '"' or text
end

return digest
