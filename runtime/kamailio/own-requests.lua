-- What came of the questions whether somebody lives (life-question.lua), by their kind.
local births = require("births")
local names_first = require("names-first")
local peers = require("peers")
local trunk_probe = require("trunk-probe")

local function edge_answered(id, code, at_hand)
  if at_hand then births.hear(id) end
  peers.answered(id, code)
end

local answered = { trunk = trunk_probe.answered, edge = edge_answered, exchange = names_first.answered }

-- Handles the answer at hand; without one, a time-out as 408 on a message of Kamailio's own making.
local function own_requests()
  local kind, id = string.match(KSR.pv.get("$uac_req(evparam)") or "", "^(%l+) (%S+)$")
  local handler = kind and answered[kind]
  if handler then handler(id, KSR.pv.get("$uac_req(evcode)"), KSR.pv.get("$uac_req(evtype)") == 1) end
end

return own_requests
