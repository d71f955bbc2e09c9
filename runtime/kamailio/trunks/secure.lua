-- TLS towards carriers (and to exchanges of enterprises, exchanges.lua). Which certificates may sign the other side's, and
-- which one we show, says a profile in the node's tls.cfg; OpenSSL refuses the connection otherwise. Whose name the
-- certificate bears, Kamailio does not compare: this file does, with the first reply that is heard over a connection. So a
-- connection to a guarded trunk (tls-places.lua) is made by its OPTIONS alone, which tell of no call (trunk-probe.lua);
-- what tells of one goes over the connection whose name was looked at, or not at all. In the table `trunks`:
--   ID:certificate   "right HOST CONNECTION", or for a minute "wrong HOST"
local certificate_at_hand = require("certificate-at-hand")
local exchanges = require("exchanges")
local settings = require("settings")
local shared = require("shared")
local tls_places = require("tls-places")
local tls_profile = require("tls-profile")

-- has_tls: whether this Kamailio has a TLS listener, and with it TLS.
local secure = { has_tls = KSR.tls ~= nil }

-- As Kamailio numbers transports.
local tls = 3

-- The connection over which a guarded trunk's carrier has shown its name; nil where there is none.
local function connection_of(trunk)
  local text = shared.text("trunks", trunk.id .. ":certificate")
  local host, connection = string.match(type(text) == "string" and text or "", "^right (%S+) (%d+)$")
  connection = tonumber(connection)
  if secure.has_tls and host == trunk.host and KSR.tcpops.tcp_conid_alive(connection) > 0 then return connection end
end

-- Whether a call may go over a trunk: over TLS only where its carrier has shown its name.
function secure.is_trusted(trunk)
  return not tls_places.is_guarded(trunk) or connection_of(trunk) ~= nil
end

-- Sends a request that tells of no call, which may make a connection to its trunk.
function secure.opening(trunk, send)
  local is_tls = secure.has_tls and trunk.transport == "tls"
  if is_tls then tls_profile(trunk.id, tls_places.bare(trunk.host)) end
  local sent = send()
  if is_tls then tls_profile(nil) end
  return sent
end

-- Says which connection the request that is sent next, to a URI (and known address and port), may make. False where it
-- must not be sent now.
function secure.toward(uri, address, at_port)
  local host, port = tls_places.of(uri)
  if not secure.has_tls or not host then return true end
  local guarded = tls_places.guarded_at(host, port) or tls_places.guarded_at(address, at_port)
  if guarded then
    tls_profile(nil)
    return secure.is_trusted(guarded)
  end
  local exchange = exchanges.known(uri)
  if exchange then
    local is_seen = exchanges.connection(exchange) ~= nil
    -- Who sends it tries again.
    if not is_seen and not address then exchanges.want(uri) end
    tls_profile(nil)
    return is_seen
  end
  local trunk = tls_places.trunk_at(host, port, address or (tls_places.is_address(host) and host))
  if trunk then tls_profile(trunk.id, tls_places.bare(trunk.host)) else tls_profile(exchanges.profile, host) end
  return true
end

-- Nobody is connected from there, and nobody on another machine can seem to be.
local nowhere = string.sub(settings.contact, 1, 1) == "[" and "[::1]:1" or "127.0.0.1:1"

-- Ties the request at hand (in the branch route: its branch) to the connection over which the carrier or exchange at a URI
-- has shown its name, where it has to. Kamailio takes a connection by its number first, then by address: none has this
-- one, and none is made. So neither it nor the CANCEL or ACK that follow reach another. `is_leg`: the INVITE of a leg, for
-- whose exchange a call has waited already (names-first.lua); anything else asks for the connection that it misses.
function secure.bind(uri, is_leg)
  if not secure.has_tls then return end
  local trunk = tls_places.guarded_at(tls_places.of(uri))
  local exchange = not trunk and (is_leg and exchanges.of(uri) or exchanges.known(uri))
  KSR.tcpops.tcp_set_otcpid_flag((trunk or exchange) and 1 or 0)
  if not (trunk or exchange) then return end
  local connection = trunk and connection_of(trunk) or exchange and exchanges.connection(exchange)
  if exchange and not connection and not is_leg then exchanges.want(uri) end
  KSR.tcpops.tcp_set_otcpid(connection or 0)
  KSR.pv.sets("$du", "sip:" .. nowhere .. ";transport=tls")
  KSR.set_forward_no_connect()
end

-- What a trace shows for an address to which a message has gone.
function secure.shown(address, message)
  if address ~= nowhere then return address end
  local host, port = tls_places.of(string.match(message, "^%u+ (%S+) ") or "")
  return host and host .. ":" .. string.format("%d", port) or address
end

-- Runs before tm sends a request.
function secure.on_send()
  if KSR.pv.get("$sndto(proto)") ~= tls then return end
  local uri, port = string.match(KSR.pv.get("$snd(buf)") or "", "^%u+ (%S+) "), KSR.pv.get("$sndto(port)")
  if port == 1 or uri and not secure.toward(uri, KSR.pv.get("$sndto(ip)"), port) then KSR.set_forward_no_connect() end
end

local lately_s = 60

-- Looks at the connection by which the reply at hand has come. The name and port that it is right for; nil where it is
-- wrong.
local function looked_at(connection)
  -- Who connects to us is asked for none (tls.cfg): its address tells who it is.
  if not KSR.pv.get("$tls_peer_raw_cert") then return {} end
  local port, name = KSR.pv.get("$sp"), tls_places.bare(KSR.pv.get("$tls_peer_server_name") or "")
  if name == "" then name = tls_places.bare(KSR.pv.get("$si")) end
  local trunks = tls_places.named(name, port)
  local must = #trunks == 0
  for _, trunk in ipairs(trunks) do must = must or trunk.tls.verify end
  local why = must and certificate_at_hand(name) or nil
  if not why then return { name = name, port = port } end
  for _, trunk in ipairs(trunks) do
    KSR.htable.sht_setxs("trunks", trunk.id .. ":certificate", "wrong " .. trunk.host, lately_s)
  end
  KSR.err("TLS with " .. name .. ":" .. port .. " is not trusted: " .. why .. "\n")
  KSR.tcpops.tcp_close_connection_id(connection)
end

local seen, seen_count = {}, 0

-- Whether the reply at hand may be believed. Over TLS: of a connection made by us, whose certificate bears the right
-- name, which its trunks are marked with; or of one that a carrier has made, whom its address tells.
function secure.may_speak()
  if not secure.has_tls or string.lower(KSR.pv.get("$pr")) ~= "tls" then return true end
  local connection = KSR.pv.get("$conid")
  if seen[connection] == nil then
    if seen_count > 1000 then seen, seen_count = {}, 0 end
    seen[connection], seen_count = looked_at(connection) or false, seen_count + 1
  end
  local right = seen[connection]
  -- Each time: another process may have marked them with the connection before.
  for _, trunk in ipairs(right and tls_places.named(right.name, right.port) or {}) do
    local key, text = trunk.id .. ":certificate", "right " .. trunk.host .. " " .. string.format("%d", connection)
    if shared.text("trunks", key) ~= text then KSR.htable.sht_sets("trunks", key, text) end
  end
  return right ~= false
end

return secure
