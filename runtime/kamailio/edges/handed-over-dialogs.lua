-- Requests within calls that another edge has, where no way says so: those that an edge sends to a side by this one,
-- which handed the INVITE over and stayed in the route, and those that a carrier sent to the wrong edge. From a carrier they
-- go to an edge and nowhere else: who writes a Route must not choose where this edge's address is trusted.
local peer_source = require("peer-source")
local peers = require("peers")
local secure = require("secure")
local signed = require("signed")

local handed_over_dialogs = {}
-- As in send-on.lua, and a little, so that the call's edge says first what there is to say.
local longest_silence_ms, longest_answer_ms = 33000, 181000

-- A parameter for this edge's Record-Route by which it knows later that it handed the call over.
local function sealed()
  return signed.seal("handed over\n" .. KSR.pv.get("$ci"))
end

function handed_over_dialogs.mark()
  return "handover=" .. sealed()
end

-- Whether a Route is one that this edge has marked for the call at hand.
local function is_marked(route)
  local mark = string.match(route, "^[^>,]*;handover=(%x+)")
  return mark ~= nil and signed.holds("handed over\n" .. KSR.pv.get("$ci"), mark)
end

-- The URI of the edge that has marked a route, without its parameters; nil where it bears no mark. Whether the mark is
-- ours is not looked at.
function handed_over_dialogs.uri_in(route)
  return string.match(route, "^<(sip:[^;>]+);[^>,]*handover=%x+")
end

-- The edge that a URI names, read as Kamailio itself reads it; nil where it names none.
local function edge_of(uri)
  KSR.pv.sets("$var(uri)", uri or "")
  local host = KSR.pv.get("$(var(uri){uri.host})") or ""
  return peers.named(string.match(host, "^%[(.*)%]$") or host)
end

-- The Route of the request at hand, its first URI, and the edge that this, or the request URI, names.
local function named()
  local route = KSR.hdr.get("Route") or ""
  local first = string.match(route, "^%s*<([^>]+)>")
  return route, first, edge_of(first or KSR.pv.get("$ru"))
end

local function relay()
  peer_source.arm()
  KSR.tm.t_set_fr(longest_answer_ms, longest_silence_ms)
  KSR.tm.t_relay()
  return true
end

-- Takes the request at hand, which an edge has sent, where it is on its way to a side by this one.
function handed_over_dialogs.to_side()
  local route, _, edge = named()
  if not edge or edge.id ~= peers.self() or not is_marked(route) then return false end
  if KSR.rr.loose_route() <= 0 then return false end
  local to = edge_of(KSR.pv.get("$du") or KSR.pv.get("$ru"))
  if to then KSR.pv.sets("$du", peers.uri(to)) else secure.bind(KSR.pv.get("$du") or KSR.pv.get("$ru")) end
  return relay()
end

-- Takes the request at hand, which a carrier or an edge has sent, where its route leads to a living edge.
function handed_over_dialogs.takes()
  local route, first, edge = named()
  if not edge or edge.id == peers.self() and not is_marked(route) then return false end
  if first and KSR.rr.loose_route() <= 0 then return false end
  local to = edge_of(KSR.pv.get("$du") or KSR.pv.get("$ru"))
  if not to or peers.is_lost(to.id) then return false end
  KSR.pv.sets("$du", peers.uri(to))
  return relay()
end

return handed_over_dialogs
