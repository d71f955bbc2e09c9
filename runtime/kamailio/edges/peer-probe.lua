-- Asks every other edge by OPTIONS whether it lives, from the timer process; the answer arrives in a worker.
local peers = require("peers")

local peer_probe = {}

local function ask(edge, self)
  local uri = peers.uri(edge)
  KSR.pv.sets("$uac_req(all)", "")
  KSR.pv.sets("$uac_req(method)", "OPTIONS")
  KSR.pv.sets("$uac_req(ruri)", uri)
  KSR.pv.sets("$uac_req(turi)", uri)
  KSR.pv.sets("$uac_req(furi)", "sip:" .. self .. "@edges.invalid")
  KSR.pv.sets("$uac_req(hdrs)", "Max-Forwards: 70\r\n")
  KSR.pv.seti("$uac_req(evroute)", 1)
  KSR.pv.sets("$uac_req(evparam)", "edge " .. edge.id)
  if KSR.uac.uac_req_send() < 0 then peers.answered(edge.id, 408) end
end

-- Runs each second.
function peer_probe.run()
  local self = peers.self()
  if not self then return end
  for _, edge in ipairs(peers.all()) do
    if edge.id ~= self then ask(edge, self) end
  end
end

-- What came of a question; 408 where nothing did.
function peer_probe.answered(id, code)
  peers.answered(id, code)
end

return peer_probe
