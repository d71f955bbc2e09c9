-- Runs parts of the edge's Lua outside Kamailio: one JSON line of arguments in, one JSON line of results out.
local cjson = require("cjson")

local trunk = function(id, priority, weight) return { id = id, priority = priority, weight = weight, addresses = { id } } end
local invite = {}
package.loaded.settings = { node = { trunks = {
  trunk("backup", 2, 1), trunk("heavy", 1, 90), trunk("light", 1, 10),
} } }
package.loaded.numbers = { plan = function(key) return { number = key, carrier = key == "4006666666" and "other" or "one" } end }
KSR = {
  pv = { get = function(name) return invite[name] end },
  hdr = { get = function(name) return invite[name] end },
}

local json_text = require("json-text")
local outcome_of_leg = require("outcome-of-leg")
local trunks = require("trunks")
local called_number = require("called-number")

local parts = {}

function parts.json(value) return json_text(value) end

function parts.outcome(code, reason) return outcome_of_leg(code, reason) end

function parts.order(random, turn) return trunks.order(random, turn) end

function parts.called(delivers, headers)
  invite = headers
  local _, plan = called_number({ { carrier = "one", delivers = delivers } })
  return plan and plan.number or "none"
end

for line in io.lines() do
  local call = cjson.decode(line)
  print(cjson.encode({ result = parts[call[1]](call[2], call[3]) }))
end
