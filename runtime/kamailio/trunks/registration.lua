-- Keeps the edge registered with the carriers of registration trunks. One edge owns a trunk's registration, by rendezvous
-- hash among the living; when it is lost, the next one registers at once. In the table `trunks`:
--   ID:registration   "STATE AT LEVEL CODE": asking, challenged, registered, failed, refused or leaving; AT: when to ask again
--   ID:refusals       how often the carrier has refused user name or password
local clock = require("clock")
local digest = require("digest")
local node = require("node")
local owners = require("owners")
local secrets = require("secrets")
local settings = require("settings")
local timer = require("timer")
local outgoing = require("outgoing")
local secure = require("secure")
local shared = require("shared")

local registration = {}

-- What we ask for: calls in reach a dead edge no longer than this.
local expires_s = 120
local patience_ms = 10000
-- Without an answer, or with a 5xx: from 2 s to 30 s. Where user name or password are refused, a carrier that is asked
-- again and again locks the account: from a minute to an hour.
local retry_ms, longest_retry_ms = 2000, 30000
local refused_ms, longest_refused_ms = 60000, 3600000

local function key(id) return id .. ":registration" end

local function state_of(id)
  local text = shared.text("trunks", key(id))
  if type(text) ~= "string" then return { name = "none", at = 0, level = 0 } end
  local name, at, level, code = string.match(text, "^(%l+) (%d+) (%d+) (%d+)$")
  return { name = name, at = tonumber(at), level = tonumber(level), code = tonumber(code) }
end

local function keep(id, name, at, level, code)
  KSR.htable.sht_sets("trunks", key(id), string.format("%s %.0f %d %d", name, at, level, code))
end

local function contact_of(trunk)
  return trunk.transport == "tls" and settings.tls_contact or settings.contact
end

-- Sends a REGISTER; `answer` is the answer to the challenge of the one before, with which it shares its Call-ID.
-- Kamailio's own registrar and uac_req_send with a password are not used: the first knows one policy for all failures and
-- no hand-over, the second frees its memory twice (5.6).
local function send(trunk, expires, answer)
  local register, id = trunk.register, trunk.id .. ":register"
  local call, number = string.match(answer and shared.text("trunks", id) or "", "^(%x+) (%d+)$")
  call, number = call or clock.new_id(), (tonumber(number) or 0) + 1
  KSR.htable.sht_sets("trunks", id, call .. " " .. string.format("%d", number))
  local who = "<sip:" .. register.username .. "@" .. register.realm .. ">"
  local transport = trunk.transport ~= "udp" and ";transport=" .. trunk.transport or ""
  local headers = "From: " .. who .. ";tag=" .. string.sub(call, 1, 16) .. "\r\nTo: " .. who .. "\r\nCall-ID: " .. call
    .. "\r\nCSeq: " .. string.format("%d", number) .. " REGISTER\r\nMax-Forwards: 70\r\nContact: <sip:" .. register.username
    .. "@" .. contact_of(trunk) .. transport .. ">\r\nExpires: " .. string.format("%d", expires) .. "\r\n"
  if answer then headers = headers .. answer .. "\r\n" end
  if not secure.toward(outgoing.trunk_uri(trunk)) then return false end
  return KSR.tm.t_uac_send("REGISTER", "sip:" .. register.realm, outgoing.trunk_uri(trunk), ".", headers, "") > 0
end

-- Whose the reply at hand to a REGISTER is; nil where it is to none of ours. The Call-ID is a secret of carrier and edge.
local function trunk_of_reply()
  local mine = KSR.pv.get("$ci") .. " " .. tostring(KSR.pv.get("$cs"))
  for _, trunk in ipairs(node.config().trunks) do
    if trunk.register and shared.text("trunks", trunk.id .. ":register") == mine then return trunk end
  end
end

local function failed(id, level, code, now)
  local wait = math.min(retry_ms * 2 ^ level, longest_retry_ms)
  keep(id, "failed", now + wait, math.min(level + 1, 10), code)
  KSR.err("trunk " .. id .. " is not registered: " .. (code == 408 and "no answer" or tostring(code)) .. "\n")
end

local function refused(id, level, code, now)
  KSR.htable.sht_inc("trunks", id .. ":refusals")
  local wait = math.min(refused_ms * 2 ^ level, longest_refused_ms)
  keep(id, "refused", now + wait, math.min(level + 1, 10), code)
  KSR.err("trunk " .. id .. " is not registered: its carrier refuses the user name or the password (" .. code
    .. "); asked again in " .. string.format("%.0f", wait / 1000) .. " s\n")
end

-- Seconds that we ask for: at least what the carrier has said it wants.
local function wanted(id)
  local least = KSR.htable.sht_get("trunks", id .. ":min-expires")
  return math.max(expires_s, type(least) == "number" and least or 0)
end

local function ask(trunk, state, now)
  -- Over TLS it waits for the answer to OPTIONS.
  if not secure.is_trusted(trunk) then return end
  if not secrets.text(trunk.register.secret) then
    keep(trunk.id, "failed", now + longest_retry_ms, 0, 0)
    return KSR.err("trunk " .. trunk.id .. " is not registered: there is no secret " .. trunk.register.secret .. "\n")
  end
  local level = state.name == "registered" and 0 or state.level
  keep(trunk.id, "asking", now + patience_ms, level, 0)
  if not send(trunk, wanted(trunk.id)) then failed(trunk.id, level, 408, now) end
end

-- Takes our contact away from a carrier whose trunk is another edge's now, so that no call comes here any more. Tried
-- once: what is not answered ends by itself.
local function leave(trunk, state, now)
  if state.name ~= "registered" then
    if state.name ~= "none" and not (state.name == "leaving" and now < state.at) then KSR.htable.sht_rm("trunks", key(trunk.id)) end
    return
  end
  keep(trunk.id, "leaving", now + patience_ms, 0, 0)
  send(trunk, 0)
end

-- Registers what is due; lets go of what is now another edge's.
local function run()
  local now = clock.now_ms()
  for _, trunk in ipairs(node.config().trunks) do
    if trunk.register then
      local state = state_of(trunk.id)
      if not owners.is_mine("trunk:" .. trunk.id) then
        leave(trunk, state, now)
      elseif now >= state.at or state.at - now > 2 * longest_refused_ms then
        if state.name == "asking" or state.name == "challenged" then failed(trunk.id, state.level, 408, now)
        else ask(trunk, state, now) end
      end
    end
  end
end

-- Seconds that the carrier has granted to our contact.
local function granted(trunk)
  local contacts = KSR.pv.get("$(hdr(Contact)[*])") or ""
  for contact in string.gmatch(contacts, "<[^>]*>[^,]*") do
    if string.find(contact, "@" .. contact_of(trunk), 1, true) then
      local own = tonumber(string.match(contact, ";%s*expires%s*=%s*\"?(%d+)"))
      if own then return own end
    end
  end
  return tonumber(string.match(KSR.hdr.get("Expires") or "", "^%s*(%d+)")) or expires_s
end

local function challenged(trunk, state, code, now)
  local register, header, name = trunk.register, "WWW-Authenticate", "Authorization"
  if code == 407 then header, name = "Proxy-Authenticate", "Proxy-Authorization" end
  local password = secrets.text(register.secret)
  local answer = password
    and digest(KSR.hdr.get(header), "REGISTER", "sip:" .. register.realm, register.username, password)
  if state.name == "leaving" then return answer and send(trunk, 0, name .. ": " .. answer) end
  if not answer then return failed(trunk.id, state.level, code, now) end
  keep(trunk.id, "challenged", state.at, state.level, code)
  send(trunk, wanted(trunk.id), name .. ": " .. answer)
end

-- Handles a reply to a REGISTER in the core's reply route; one that comes again finds another state.
function registration.replied()
  local trunk, code, now = trunk_of_reply(), KSR.pv.get("$rs"), clock.now_ms()
  if not trunk or code < 200 then return end
  local id, state = trunk.id, state_of(trunk.id)
  if state.name == "leaving" then
    KSR.htable.sht_rm("trunks", key(id))
    if code == 401 or code == 407 then challenged(trunk, state, code) end
    return
  end
  if state.name ~= "asking" and state.name ~= "challenged" then return end
  if code < 300 then
    -- Half of it: one more try fits in before it ends.
    local wait = math.min(math.max(granted(trunk), 10), 3600) * 500
    if state.level > 0 then KSR.warn("trunk " .. id .. " is registered again\n") end
    return keep(id, "registered", now + wait, 0, code)
  end
  if (code == 401 or code == 407) and state.name == "asking" then return challenged(trunk, state, code, now) end
  if code == 401 or code == 403 or code == 404 or code == 407 then return refused(id, state.level, code, now) end
  if code == 423 then
    local least = tonumber(string.match(KSR.hdr.get("Min-Expires") or "", "^%s*(%d+)"))
    if least then KSR.htable.sht_seti("trunks", id .. ":min-expires", math.min(least, 86400)) end
  end
  failed(id, state.level, code, now)
end

timer.every(500, "registration", run)

return registration
