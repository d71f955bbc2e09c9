-- Which profile of the node's tls.cfg, and which name of the other side, a connection gets, should the request that is sent
-- next make one.
local tls_places = require("tls-places")

-- Without an id, a profile that trusts nobody.
local function tls_profile(id, name)
  KSR.pvx.xavp_rm("tls")
  if not id then return end
  KSR.pv.sets("$xavp(tls=>server_id)", id)
  -- Without the index it would take the place of the profile.
  if not tls_places.is_address(name) then KSR.pv.sets("$xavp(tls[0]=>server_name)", name) end
end

return tls_profile
