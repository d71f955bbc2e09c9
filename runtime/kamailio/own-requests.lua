-- What came of the questions whether somebody lives (life-question.lua), by their kind.
local names_first = require("names-first")
local peers = require("peers")
local trunk_probe = require("trunk-probe")

local answered = { trunk = trunk_probe.answered, edge = peers.answered, exchange = names_first.answered }

-- Handles the answer at hand; without one, a time-out as 408 on a message of Kamailio's own making.
local function own_requests()
  local kind, id = string.match(KSR.pv.get("$uac_req(evparam)") or "", "^(%l+) (%S+)$")
  local handler = kind and answered[kind]
  if handler then handler(id, KSR.pv.get("$uac_req(evcode)"), KSR.pv.get("$uac_req(evtype)") == 1) end
end

return own_requests
