-- Asks by OPTIONS whether whoever is at a URI lives, from the timer process. The answer arrives in a worker, and goes to
-- whom own-requests.lua names for its kind. False where the question could not be sent.
local clock = require("clock")

local function ask(kind, id, uri, from)
  KSR.pv.sets("$uac_req(all)", "")
  KSR.pv.sets("$uac_req(method)", "OPTIONS")
  KSR.pv.sets("$uac_req(ruri)", uri)
  KSR.pv.sets("$uac_req(turi)", uri)
  KSR.pv.sets("$uac_req(furi)", from)
  -- Kamailio's own would name the address at which it listens.
  KSR.pv.sets("$uac_req(callid)", clock.new_id())
  KSR.pv.sets("$uac_req(hdrs)", "Max-Forwards: 70\r\nAccept: application/sdp\r\n")
  KSR.pv.seti("$uac_req(evroute)", 1)
  KSR.pv.sets("$uac_req(evparam)", kind .. " " .. id)
  return KSR.uac.uac_req_send() >= 0
end

return ask
