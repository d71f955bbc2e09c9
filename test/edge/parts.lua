-- Runs parts of the edge's Lua outside Kamailio: one JSON line of arguments in, one JSON line of results out.
local cjson = require("cjson")

local trunk = function(id, priority, weight) return { id = id, priority = priority, weight = weight, addresses = { id } } end
local invite, dressed = {}, {}
package.loaded.settings = { run_dir = os.getenv("RUN_DIR"), boot = "boot" }
local config = { domain = "ours.example", trunks = {
  trunk("backup", 2, 1), trunk("heavy", 1, 90), trunk("light", 1, 10),
} }
package.loaded.node = { config = function() return config end }
package.loaded.numbers = { plan = function(key) return { number = key, carrier = key == "4006666666" and "other" or "one" }, "generation", "line" end }
KSR = {
  pv = {
    get = function(name) return invite[name] or (string.find(name, "md5") and string.rep("0", 32)) end,
    sets = function() end,
  },
  htable = { sht_inc = function() return 7 end },
  err = function() end,
  hdr = {
    get = function(name) return invite[name] end,
    append = function(line) dressed[#dressed + 1] = (string.gsub(line, "\r\n$", "")) end,
  },
  uac = { uac_replace_from = function(_, uri) dressed[#dressed + 1] = "From: " .. uri end },
}

local json_text = require("json-text")
local outcome_of_leg = require("outcome-of-leg")
local trunks = require("trunks")
local called_number = require("called-number")
local settings = require("settings")
local clock = require("clock")
local events = require("events")
local outgoing = require("outgoing")
local uri_user = require("uri-user")

local parts = {}

function parts.json(value) return json_text(value) end

function parts.outcome(code, reason) return outcome_of_leg(code, reason) end

function parts.user(header) return uri_user(header) or "none" end

function parts.called(delivers, headers)
  invite = headers
  local _, _, plan = called_number({ { carrier = "one", delivers = delivers } })
  return plan and plan.number or "none"
end

function parts.clock(test_clock, headers)
  settings.test_clock, invite = test_clock, headers
  local at_ms, random = clock.of_call(1791600000123456)
  return { at_ms, random }
end

-- URI and headers of a leg to a target over a trunk, or over none.
function parts.dress(trunk, call)
  dressed = {}
  trunk.id, trunk.addresses = "it", {}
  config = { domain = "ours.example", trunks = { trunk } }
  local leg = { target = call.target, trunk = not call.direct and "it" or nil }
  outgoing.dress(call, leg)
  table.insert(dressed, 1, outgoing.uri(leg.target, leg.trunk))
  return dressed
end

-- Writes an event with a trace of so many steps.
function parts.event(steps, text)
  local trace = {}
  for step = 1, steps do trace[step] = "step " .. step .. " " .. text end
  invite = {}
  return events.write("call", "a1", "decision", { caller = events.bounded(text), trace = trace }, 1791600000123456)
end

-- Writes an end before its call's beginning.
parts["early-end"] = function(event)
  return events.write("call", "call", "ended", event, 1791600000123456)
end

local function wrote(caller)
  return events.write("call", "a1", "decision", { caller = caller }, 1791600000123456)
end

-- Whether an event is written before there is a spool, and one after.
parts["late-room"] = function()
  local before = wrote("first")
  os.execute("mkdir " .. settings.run_dir .. "/spool")
  return { before, wrote("second") }
end

-- Writes so many long events, and two more with so many seconds in between.
function parts.turn(count, seconds)
  local fine, trace = true, { string.rep("x", 3700) }
  for _ = 1, count do fine = events.write("call", "a1", "decision", { trace = trace }, 1791600000123456) and fine end
  local now, real = os.time(), os.time
  os.time = function() return now + seconds end
  fine = wrote("later") and fine
  os.time = real
  return fine
end

for line in io.lines() do
  local call = cjson.decode(line)
  print(cjson.encode({ result = parts[call[1]](call[2], call[3]) }))
end
