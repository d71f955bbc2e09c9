-- Keeps the edges registered with the carriers of registration trunks. One edge owns a trunk's registration, by
-- rendezvous hash among those that take calls; when it is lost or drains, the next one registers at once, and has the
-- carrier forget its contact. In the table `trunks`:
--   ID:registration   "STATE AT LEVEL CODE": asking, challenged, registered, failed, refused, yielding or leaving; AT: when
--                     to ask again, or to go on (milliseconds since the machine was started)
--   ID:refusals       how often the carrier has refused user name or password
local challenge = require("challenge")
local clock = require("clock")
local node = require("node")
local owners = require("owners")
local peers = require("peers")
local secrets = require("secrets")
local secure = require("secure")
local shared = require("shared")
local timer = require("timer")
local register_request = require("register-request")

local registration = {}

-- What we ask for: a carrier that lists no contacts sends calls to a dead edge no longer than this.
local expires_s = 120
local patience_ms = 10000
-- An edge that is no longer the owner keeps its contact until the carrier lists the next one's, so that there is always
-- one, and looks this often; where nothing is listed, for as long as the next one needs to hear of it and to register;
-- and no longer than an owner who was cleared by mistake needs to come back.
local look_ms, unlisted_looks, most_looks = 1500, 3, 45
-- That often an owner asks, whatever it is granted.
local longest_rest_ms = 60000
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

local function forget(id) KSR.htable.sht_rm("trunks", key(id)) end

local function owner_key(trunk) return "trunk:" .. trunk.id end

-- An edge that stands alone owns all, until it drains.
local function is_mine(trunk)
  return owners.is_mine(owner_key(trunk)) and node.setting("draining") ~= true
end

local function is_waiting(state) return state.name == "asking" or state.name == "challenged" end

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

local function send(trunk, answer)
  return register_request.send(trunk, "keep", register_request.own_contact(trunk), wanted(trunk.id), answer)
end

local function ask(trunk, state, now)
  -- Over TLS it waits for the answer to OPTIONS.
  if not secure.is_trusted(trunk) then return end
  if not secrets.text(trunk.register.secret) then
    keep(trunk.id, "failed", now + longest_retry_ms, 0, 0)
    return KSR.err("trunk " .. trunk.id .. " is not registered: there is no secret " .. trunk.register.secret .. "\n")
  end
  local level = (state.name == "registered" or state.name == "yielding") and 0 or state.level
  keep(trunk.id, "asking", now + patience_ms, level, 0)
  if not send(trunk) then failed(trunk.id, level, 408, now) end
end

local function keep_on(trunk, state, now, has_changed)
  local is_due = now >= state.at or has_changed and state.name == "registered"
  if not is_due and state.name ~= "yielding" and state.name ~= "leaving" then return end
  if is_waiting(state) then return failed(trunk.id, state.level, 408, now) end
  ask(trunk, state, now)
end

local function leave(trunk, now)
  keep(trunk.id, "leaving", now + patience_ms, 0, 0)
  register_request.send(trunk, "leave", register_request.own_contact(trunk), 0)
end

-- Lets go of a registration that is another edge's now, or nobody's. The contact is taken away once: where that is not
-- answered, it ends by itself.
local function let_go(trunk, state, now)
  if state.name == "none" then return end
  if state.name == "registered" then return keep(trunk.id, "yielding", now + look_ms, 0, 0) end
  if state.name ~= "failed" and state.name ~= "refused" and now < state.at then return end
  if state.name ~= "yielding" then return forget(trunk.id) end
  if state.level >= most_looks or not owners.of(owner_key(trunk)) then return leave(trunk, now) end
  keep(trunk.id, "yielding", now + look_ms, state.level + 1, 0)
  register_request.send(trunk, "look", "", 0)
end

-- Takes what the carrier lists while we yield.
local function looked(trunk, state, now)
  local listed = register_request.listed(trunk)
  if listed.others and not listed.own then return forget(trunk.id) end
  if listed.others or not listed.own and state.level >= unlisted_looks then leave(trunk, now) end
end

local taking_calls

-- Whether other edges take calls than the last time. One that had held the owner for dead may have cleared its contact, and
-- keeps its own until the carrier lists the owner's again: so the owner asks anew, and no drain waits for its minute.
local function have_changed()
  local ids, before = {}, taking_calls
  for _, edge in ipairs(peers.all()) do
    if peers.takes_calls(edge) then ids[#ids + 1] = edge.id end
  end
  taking_calls = table.concat(ids, " ")
  return before ~= nil and before ~= taking_calls
end

-- Registers what is due; lets go of what is not, or no longer, this edge's.
local function run()
  local now, has_changed = clock.steady_ms(), have_changed()
  for _, trunk in ipairs(node.config().trunks) do
    if trunk.register then
      local step = is_mine(trunk) and keep_on or let_go
      step(trunk, state_of(trunk.id), now, has_changed)
    end
  end
end

local function challenged(trunk, request, state, code, now)
  local answer = register_request.answer(trunk)
  if request.purpose ~= "keep" then
    return answer and register_request.send(trunk, request.purpose, request.contacts, 0, answer)
  end
  if not answer then return failed(trunk.id, state.level, code, now) end
  keep(trunk.id, "challenged", state.at, state.level, code)
  send(trunk, answer)
end

local function registered(trunk, state, code, now)
  local listed = register_request.listed(trunk)
  -- Half of it: one more try fits in before it ends.
  local rest = math.min(math.max(listed.granted or wanted(trunk.id), 10) * 500, longest_rest_ms)
  keep(trunk.id, "registered", now + rest, 0, code)
  if state.level > 0 then KSR.warn("trunk " .. trunk.id .. " is registered again\n") end
  -- An edge that was lost cannot take its contact away itself.
  if listed.others and is_mine(trunk) then register_request.send(trunk, "clear", listed.others, 0) end
end

-- A registrar that wants longer times (423, Min-Expires) is asked for them at once. It names longer ones each time, or
-- has failed.
local function too_brief(trunk, state, now)
  local least = math.min(tonumber(string.match(KSR.hdr.get("Min-Expires") or "", "^%s*(%d+)")) or 0, 86400)
  if least <= wanted(trunk.id) then return failed(trunk.id, state.level, 423, now) end
  KSR.htable.sht_seti("trunks", trunk.id .. ":min-expires", least)
  ask(trunk, state, now)
end

-- Handles a reply to a REGISTER in the core's reply route; one that comes again finds another request or state.
function registration.replied()
  local code, now = KSR.pv.get("$rs"), clock.steady_ms()
  if code < 200 then return end
  local trunk, request = register_request.of_reply()
  if not trunk then return end
  local id, state, is_challenge = trunk.id, state_of(trunk.id), challenge.is_one(code)
  if request.purpose == "keep" and not is_waiting(state) then return end
  if is_challenge and not request.answered then return challenged(trunk, request, state, code, now) end
  if request.purpose == "leave" and state.name == "leaving" then return forget(id) end
  if request.purpose == "look" and state.name == "yielding" then return looked(trunk, state, now) end
  if request.purpose ~= "keep" then return end
  if code < 300 then return registered(trunk, state, code, now) end
  -- As where an answer comes again to a registrar that takes each nonce once, or to another of its machines.
  if is_challenge and challenge.is_stale() then return failed(id, state.level, code, now) end
  if is_challenge or code == 403 or code == 404 then return refused(id, state.level, code, now) end
  if code == 423 then return too_brief(trunk, state, now) end
  failed(id, state.level, code, now)
end

timer.every(500, "registration", run)

return registration
