-- The conformance corpus in Lua: run(vectorJson) answers the same line as conformance-line.ts.
-- Wants lua-cjson, and decision.lua on package.path; runs in lua5.1, lua5.3 and inside Kamailio alike.
local cjson = require("cjson")
local decision = require("decision")

local function run(text)
  local v = cjson.decode(text)
  local caller = decision.normaliseCaller(v.caller, v.areas)
  local class = decision.callerClass(v.plan, caller)
  local selection = decision.select(v.plan, caller, v.atMs, class)
  local action = selection.action and decision.actionText(selection.action) or "-"
  local line = (caller.number or "-") .. " " .. (caller.area or "-") .. " " .. class
    .. " | " .. selection.by .. " " .. action
    .. " | " .. decision.traceLine(decision.decide(v.plan, caller, v.atMs, v.random, v.counters))
  if v.dialled then
    local choice = decision.menuChoice(v.plan, v.dialled.menu, v.dialled.digits)
    line = line .. " | " .. (choice
      and decision.traceLine(decision.resolveAction(v.plan, choice, v.atMs, v.random, v.counters))
      or "invalid")
  end
  return line
end

return { run = run }
