-- The routes to a side of a call whose registration trunk is another edge's: its first names that edge. When it is lost,
-- the call goes on by whichever edge has the registration now: the mark in the route is every edge's.
local handed_over_dialogs = require("handed-over-dialogs")
local leg_by_owner = require("leg-by-owner")
local peers = require("peers")
local strangers = require("strangers")

-- The routes as they are now; `trunk` is the side's, nil where it is not known.
local function present_routes(trunk, routes)
  local uri = trunk and routes[1] and handed_over_dialogs.uri_in(routes[1])
  local edge = uri and peers.at(strangers.address_in(uri) or "")
  if not edge or edge.id == peers.self() or not peers.is_lost(edge.id) then return routes end
  local owner = leg_by_owner.edge(trunk)
  if not owner then return { unpack(routes, 2) } end
  local parameters = string.sub(routes[1], #uri + 2)
  return { "<" .. peers.uri(peers.by_id(owner)) .. parameters, unpack(routes, 2) }
end

return present_routes
