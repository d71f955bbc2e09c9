-- Has Kamailio read tls.cfg and the files it names again where they have changed, until it could. Calls stay on their
-- connections.
local clock = require("clock")
local node = require("node")
local rpc = require("rpc")
local secure = require("secure")
local timer = require("timer")

local tls_reload = {}

local taken, told, asked = nil, nil, 0
local quiet_ms = 2000

-- Whether a trunk may be asked now for the first thing that shows its name. The timer process asks and reads files: with
-- OpenSSL 3 Kamailio's processes share one list of errors (5.6), and a handshake that fails while the files are read
-- makes good ones look bad.
function tls_reload.may_ask(trunk)
  if trunk.transport ~= "tls" then return true end
  if not secure.has_tls or node.setting("tls") ~= taken then return false end
  if not secure.is_trusted(trunk) then asked = clock.steady_ms() end
  return true
end

timer.every(1000, "certificates", function()
  local wanted = node.setting("tls")
  if not secure.has_tls or not wanted or wanted == taken or clock.steady_ms() - asked < quiet_ms then return end
  rpc("tls.reload")
  if KSR.pv.get("$jsonrpl(code)") == 200 then
    taken = wanted
    return KSR.warn("the certificates are read\n")
  end
  if told == wanted then return end
  told = wanted
  KSR.err("the certificates cannot be read, those before stay: " .. tostring(KSR.pv.get("$jsonrpl(body)")) .. "\n")
end)

return tls_reload
