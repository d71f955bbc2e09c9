-- What came of requests that the edge itself sends (uac_req_send), by what they were sent for: "kind id".
local peer_probe = require("peer-probe")
local trunk_probe = require("trunk-probe")

local answered = { options = trunk_probe.answered, edge = peer_probe.answered }

-- Handles the answer at hand; without one, a time-out as 408 on a message of Kamailio's own making.
local function own_requests()
  local kind, id = string.match(KSR.pv.get("$uac_req(evparam)") or "", "^(%l+) (%S+)$")
  local handler = kind and answered[kind]
  if handler then handler(id, KSR.pv.get("$uac_req(evcode)"), KSR.pv.get("$uac_req(evtype)") == 1) end
end

return own_requests
