-- The routes to a side of a call whose first names another edge: one that has handed the call over, or has the side's
-- registration trunk. Edges reach one another at their own addresses; what is in the route is what carriers know. When a
-- registration's edge is lost, the call goes on by whichever has the registration now: the mark in the route is every
-- edge's.
local handed_over_dialogs = require("handed-over-dialogs")
local leg_by_owner = require("leg-by-owner")
local peers = require("peers")
local strangers = require("strangers")

-- The routes as they are now; `trunk` is the side's, nil where it is not known.
local function present_routes(trunk, routes)
  local uri = routes[1] and handed_over_dialogs.uri_in(routes[1])
  local edge = uri and peers.named(strangers.address_in(uri) or "")
  if not edge or edge.id == peers.self() then return routes end
  local now = edge
  if trunk and peers.is_lost(edge.id) then
    local owner = leg_by_owner.edge(trunk)
    if not owner then return { unpack(routes, 2) } end
    now = peers.by_id(owner)
  end
  local parameters = string.sub(routes[1], #uri + 2)
  return { "<" .. peers.uri(now) .. parameters, unpack(routes, 2) }
end

return present_routes
