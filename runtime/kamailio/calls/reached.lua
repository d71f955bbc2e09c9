-- Where the legs of a call went: an answer may come from there when the leg, or the call, is forgotten.
local cjson = require("cjson")
local json_text = require("json-text")
local shared = require("shared")

local reached = {}

-- Places of a call's legs so far, as `sides.may_answer` takes them: { trunk, via } or { target }.
function reached.places(id)
  local text = shared.text("reached", id)
  return text and cjson.decode(text) or {}
end

-- Keeps where a leg goes. Only the process that rings the call's targets does.
function reached.keep(call, leg)
  local place = leg.trunk and { trunk = leg.trunk, via = leg.via } or { target = leg.target }
  local places = reached.places(call.id)
  for _, each in ipairs(places) do
    if each.trunk == place.trunk and each.target == place.target and each.via == place.via then return end
  end
  places[#places + 1] = place
  KSR.htable.sht_sets("reached", call.id, json_text(places))
end

-- The call has ended: what is still on its way may come for a minute.
function reached.forget(id)
  KSR.htable.sht_setex("reached", id, 60)
end

return reached
