-- TLS towards carriers (and to SIP targets of enterprises). Which certificates may sign the other side's, and which one
-- we show, says the trunk's profile in the node's tls.cfg; OpenSSL refuses the connection otherwise. Whose name the
-- certificate bears, Kamailio does not compare: this file does, with the first thing that is heard over a connection.
local certificate_names = require("certificate-names")
local node = require("node")
local shared = require("shared")
local timer = require("timer")

local secure = {}

-- As Kamailio numbers transports.
local tls = 3

-- Whether this Kamailio has a TLS listener, and with it TLS.
local has_tls = KSR.tls ~= nil

local function bare(host)
  return string.lower(string.match(host, "^%[(.*)%]$") or host)
end

local function is_address(host)
  return string.find(host, ":", 1, true) ~= nil or string.match(host, "^%d+%.%d+%.%d+%.%d+$") ~= nil
end

-- As certificate-names.lua writes it.
local function written(host)
  if not string.find(host, ":", 1, true) then return host end
  local head, tail = string.match(host, "^(.-)::(.*)$")
  local function groups(text)
    return (string.gsub(text, "%x+:?", function(group) return string.format("%04x", tonumber(string.match(group, "%x+"), 16)) end))
  end
  if not head then return groups(host) end
  head, tail = groups(head), groups(tail)
  return head .. string.rep("0", 32 - #head - #tail) .. tail
end

-- The TLS trunk at a host and port, or else the one whose calls come from an address.
local function trunk_at(host, port, address)
  local by_address
  for _, trunk in ipairs(node.config().trunks) do
    if trunk.transport == "tls" then
      if host and bare(trunk.host) == host and trunk.port == port then return trunk end
      for _, each in ipairs(address and trunk.addresses or {}) do
        local own = string.match(each, "^%[(.-)%]") or string.match(each, "^([%d.]+):%d+$") or each
        if own == address then by_address = by_address or trunk end
      end
    end
  end
  return by_address
end

-- Host and port of a SIP URI.
local function place(uri)
  local rest = string.match(uri, "^sips?:[^@]*@(.*)$") or string.match(uri, "^sips?:(.*)$") or ""
  local host, port = string.match(rest, "^%[([%x:.]+)%]:?(%d*)")
  if not host then host, port = string.match(rest, "^([%w.-]+):?(%d*)") end
  return host and string.lower(host), tonumber(port) or 5061
end

-- Says with which profile and name a connection is made, should the request that is sent next, to a URI (and known
-- address), need a new one.
function secure.toward(uri, address)
  if not has_tls then return end
  local host, port = place(uri)
  local trunk = trunk_at(host, port, address or (host and is_address(host) and host))
  local name = trunk and bare(trunk.host) or host or ""
  KSR.pvx.xavp_rm("tls")
  KSR.pv.sets("$xavp(tls=>server_id)", trunk and trunk.id or "none")
  if name ~= "" and not is_address(name) then KSR.pv.sets("$xavp(tls=>server_name)", name) end
end

-- Runs before tm sends a request.
function secure.on_send()
  if KSR.pv.get("$sndto(proto)") ~= tls then return end
  local uri = string.match(KSR.pv.get("$snd(buf)") or "", "^%u+ (%S+) ")
  if uri then secure.toward(uri, KSR.pv.get("$sndto(ip)")) end
end

-- What a certificate says to the name that a connection was made for: nil where it bears it, else why not.
local function objection(name)
  if KSR.tls.is_peer_verified() < 0 then return "its certificate is not valid" end
  local names = certificate_names(KSR.pv.get("$tls_peer_raw_cert"))
  if next(names) == nil then names[string.lower(KSR.pv.get("$tls_peer_subject_cn") or "")] = true end
  if not names[written(name)] then return "its certificate does not name " .. name end
end

local function trunks_named(name, port)
  local list = {}
  for _, trunk in ipairs(node.config().trunks) do
    if trunk.transport == "tls" and bare(trunk.host) == name and trunk.port == port then list[#list + 1] = trunk end
  end
  return list
end

local lately_s = 60

-- Looks once at the connection by which the reply at hand has come.
local function fits(connection)
  local port, name = KSR.pv.get("$sp"), bare(KSR.pv.get("$tls_peer_server_name") or "")
  if name == "" then name = bare(KSR.pv.get("$si")) end
  local trunks, must = trunks_named(name, port), true
  for _, trunk in ipairs(trunks) do must = must and trunk.tls.verify end
  local why = must and objection(name) or nil
  for _, trunk in ipairs(trunks) do
    local key = trunk.id .. ":certificate"
    if why then KSR.htable.sht_setxs("trunks", key, "wrong " .. trunk.host, lately_s)
    else KSR.htable.sht_sets("trunks", key, "right " .. trunk.host) end
  end
  if why then
    KSR.err("TLS with " .. name .. ":" .. port .. " is not trusted: " .. why .. "\n")
    KSR.tcpops.tcp_close_connection_id(connection)
  end
  return not why
end

local seen, seen_count = {}, 0

-- Whether the reply at hand may be believed: of a connection made by us, whose certificate bears the right name.
function secure.may_speak()
  if not has_tls or KSR.pv.get("$pr") ~= "tls" and KSR.pv.get("$pr") ~= "TLS" then return true end
  local connection = KSR.pv.get("$conid")
  if seen[connection] == nil then
    if seen_count > 1000 then seen, seen_count = {}, 0 end
    seen[connection], seen_count = fits(connection), seen_count + 1
  end
  return seen[connection]
end

-- Whether a call may go over a trunk: over TLS only where the carrier has shown its name, or nothing asks it to before.
function secure.is_trusted(trunk)
  if trunk.transport ~= "tls" or not trunk.tls.verify then return true end
  local text = shared.text("trunks", trunk.id .. ":certificate")
  if type(text) ~= "string" then return trunk.probe == "none" end
  return text == "right " .. trunk.host
end

local taken, told, asked = nil, nil, 0
local quiet_s = 2

-- Whether a trunk may be asked now for the first thing that shows its name. The timer process asks and reads files: with
-- OpenSSL 3 Kamailio's processes share one list of errors (5.6), and a handshake that fails while the files are read
-- makes good ones look bad.
function secure.may_ask(trunk)
  if trunk.transport ~= "tls" then return true end
  if not has_tls or node.setting("tls") ~= taken then return false end
  if not secure.is_trusted(trunk) or trunk.probe == "none" then asked = os.time() end
  return true
end

-- Has Kamailio read tls.cfg and the files it names again, where they have changed, until it could. Calls stay on their
-- connections.
local function reload()
  local wanted = node.setting("tls")
  if not has_tls or not wanted or wanted == taken or os.difftime(os.time(), asked) < quiet_s then return end
  KSR.jsonrpcs.exec('{"jsonrpc":"2.0","method":"tls.reload","id":1}')
  if KSR.pv.get("$jsonrpl(code)") == 200 then
    taken = wanted
    return KSR.warn("the certificates are read\n")
  end
  if told == wanted then return end
  told = wanted
  KSR.err("the certificates cannot be read, those before stay: " .. tostring(KSR.pv.get("$jsonrpl(body)")) .. "\n")
end

timer.every(1000, "certificates", reload)

return secure
