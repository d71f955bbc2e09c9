-- Enterprises' own exchanges that are reached over TLS: SIP targets, which calls alone make known. As trunks are
-- (secure.lua), they are asked by OPTIONS, which tell of no call, until an answer has shown their certificate's name; what
-- tells of a call goes over that connection, or not at all. In the table `exchanges`, by "HOST:PORT":
--   the number of the connection over which the name was seen, 0 where it was not yet; nothing where no call has gone
local certificate_at_hand = require("certificate-at-hand")
local each_entry = require("each-entry")
local ask = require("life-question")
local node = require("node")
local tls_places = require("tls-places")
local tls_profile = require("tls-profile")
local timer = require("timer")

local exchanges = {}
local has_tls = KSR.tls ~= nil

-- The profile of tls.cfg; no trunk has a dot in its id.
exchanges.profile = "sip.targets"

-- A connection stays while calls do, whose sides are asked twice a minute (probes.lua).
local lifetime_s = 120

-- Key of the exchange that a URI leads to over TLS; nil of any other URI, and of what is a trunk's.
function exchanges.of(uri)
  local host, port = tls_places.of(uri)
  if not host or tls_places.trunk_at(host, port, tls_places.is_address(host) and host) then return nil end
  return host .. ":" .. string.format("%d", port)
end

-- The same of an exchange to which a call has gone.
function exchanges.known(uri)
  local key = exchanges.of(uri)
  return key and type(KSR.htable.sht_get("exchanges", key)) == "number" and key or nil
end

-- The living connection over which it has shown its name; nil where there is none.
function exchanges.connection(key)
  local number = KSR.htable.sht_get("exchanges", key)
  if type(number) == "number" and number > 0 and KSR.tcpops.tcp_conid_alive(number) > 0 then return number end
end

-- Without its user: whom a call is for is told by the call alone.
local function host_uri(uri)
  local scheme, rest = string.match(uri, "^(sips?:)(.*)$")
  return scheme .. string.match(string.match(rest, "@(.*)$") or rest, "^[^;?]*") .. ";transport=tls"
end

-- Asks the exchange at a URI for its name; `wait`: who waits for the end of that (names-first.lua).
function exchanges.ask(uri, wait)
  local key = exchanges.of(uri)
  if not exchanges.known(uri) then KSR.htable.sht_seti("exchanges", key, 0) end
  tls_profile(exchanges.profile, (tls_places.of(uri)))
  ask("exchange", key .. "/" .. (wait or ""), host_uri(uri), "sip:edge@" .. node.config().domain)
  tls_profile(nil)
end

-- Has the exchange at a URI asked soon, by the timer process: a request that the edge makes itself while it handles one makes
-- tm forget that the other could not be sent, and has still to be answered.
function exchanges.want(uri)
  KSR.htable.sht_sets("wanted", exchanges.of(uri), uri)
end

local function ask_wanted()
  local uris = {}
  each_entry("wanted", function(_, uri) uris[#uris + 1] = uri end)
  for _, uri in ipairs(uris) do
    KSR.htable.sht_rm("wanted", exchanges.of(uri))
    exchanges.ask(uri)
  end
end

local function is_seen(key)
  KSR.htable.sht_seti("exchanges", key, KSR.pv.get("$conid"))
  KSR.tcpops.tcp_set_connection_lifetime_cid(KSR.pv.get("$conid"), lifetime_s)
end

-- The message at hand is the answer of the exchange at a key.
function exchanges.answered(key)
  local host = string.match(key, "^(.*):%d+$")
  if not certificate_at_hand(host) then is_seen(key) end
end

-- The answer to a call at hand names where its side is from now on: often the very address that the connection leads to.
function exchanges.moved(uri)
  local key = has_tls and exchanges.of(uri)
  if not key or exchanges.known(uri) then return end
  local here = string.lower(KSR.pv.get("$pr")) == "tls" and KSR.pv.get("$si") .. ":" .. KSR.pv.get("$sp")
  if key == here then return is_seen(key) end
  KSR.htable.sht_seti("exchanges", key, 0)
  exchanges.want(uri)
end

timer.every(500, "exchanges", ask_wanted)

return exchanges
