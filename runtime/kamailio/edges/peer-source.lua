-- Kamailio writes into what it sends on where a request really came from (Via's `received`), where its Via says another
-- address. An edge that carriers know by another address says that one in Via, and its own is nobody's business: what
-- came from such an edge leaves as if it had come from the address that its Via names. Replies find their way back by
-- what the transaction knows, so that it must be there before. What came from a carrier and has its Via hidden (hiding.lua)
-- leaves as if it had come from this edge.
local peers = require("peers")
local places = require("places")
local settings = require("settings")

local peer_source = {}

-- Runs in the branch route, where a request is about to be written; of an ACK, before it is sent.
function peer_source.hide()
  local edge = peers.at(KSR.pv.get("$si"))
  local from = edge and edge.public and places.host(edge.public) .. ":" .. string.format("%d", edge.port)
    or KSR.pv.get("$avp(hop)") and settings.contact
  if from then KSR.corex.set_source_address(string.lower(KSR.pv.get("$pr")) .. ":" .. from) end
end

-- Has the request at hand written so.
function peer_source.arm()
  if KSR.pv.get("$rm") == "ACK" then return peer_source.hide() end
  KSR.tm.t_on_branch("ksr_peer_branch")
end

return peer_source
