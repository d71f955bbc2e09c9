-- Seals and checks outside Kamailio: one JSON line of arguments in, one JSON line of results out.
local cjson = require("cjson")

local digested, hash_file = nil, os.getenv("HASH_FILE")
package.loaded.settings = { secrets = os.getenv("SECRETS") }
KSR = { pv = {
  sets = function(_, text) digested = text end,
  -- As Kamailio's {s.sha256}, and {s.decode.hexa} after it.
  get = function(variable)
    local file = assert(io.open(hash_file, "wb"))
    file:write(digested)
    file:close()
    local output = assert(io.popen("openssl dgst -sha256 -r '" .. hash_file .. "'"))
    local hex = string.match(output:read("*a"), "^%x+")
    output:close()
    return string.find(variable, "{s.decode.hexa}", 1, true) and require("hex").bytes(hex) or hex
  end,
} }

local signed = require("signed")

for line in io.lines() do
  local call = cjson.decode(line)
  local fine, result = pcall(signed[call[1]], call[2], call[3])
  print(cjson.encode({ result = result, failed = not fine or nil }))
end
