-- Calls that were handed over and have no final answer yet. Their owner rings as long as it likes, so nothing here times
-- them out: but an owner may die, and its callers must not be left with a ringing tone that nobody will answer. Also legs
-- of other edges that leave by this one (leg-by-owner.lua): when theirs dies, a telephone must not ring on.
local births = require("births")
local clock = require("clock")
local each_entry = require("each-entry")
local peers = require("peers")
local rpc = require("rpc")
local shared = require("shared")
local timer = require("timer")
local trunks = require("trunks")

local handed_over_calls = {}

-- An owner answers a CANCEL at once.
local patience_ms = 4000
-- What the owner has not even begun goes to the next edge by itself: 800 ms, and at most 2 s more (overload.lua).
local handover_ms = 3000

local function key_at_hand()
  return KSR.pv.get("$ci") .. " " .. KSR.pv.get("$cs")
end

local function transaction_at_hand()
  return string.format("%d:%d", KSR.pv.get("$T(id_index)"), KSR.pv.get("$T(id_label)"))
end

-- Kept as "<edge> <trunk> <transaction> <since>", and when it is given up (clock.steady_ms). A call and a leg of it have one Call-ID.
local function keep(key, id, trunk_id)
  KSR.htable.sht_sets("handovers", key,
    table.concat({ id, trunk_id, transaction_at_hand(), string.format("%d", clock.steady_ms()) }, " "))
end

-- The call at hand, which came over a trunk, waits for an edge.
function handed_over_calls.waits_for(id, trunk_id)
  keep(key_at_hand(), id, trunk_id)
end

-- The leg at hand rings over a trunk for an edge.
function handed_over_calls.rings_for(id, trunk_id)
  keep("leg " .. transaction_at_hand(), id, trunk_id)
end

-- It has its answer.
function handed_over_calls.leg_settled()
  KSR.htable.sht_rm("handovers", "leg " .. transaction_at_hand())
end

-- The call at hand has its answer.
function handed_over_calls.settled()
  KSR.htable.sht_rm("handovers", key_at_hand())
end

-- Its caller has given up: what is not answered soon never will be.
function handed_over_calls.cancelled()
  local waits = shared.text("handovers", key_at_hand())
  if not waits or not string.find(waits, "^%S+ %S+ %S+ %d+$") then return end
  KSR.htable.sht_sets("handovers", key_at_hand(), waits .. " " .. string.format("%d", clock.steady_ms() + patience_ms))
end

-- Whether the CANCEL at hand may come over these trunks (nil: from no carrier), where it is of a call that waits here.
function handed_over_calls.may_cancel(sources)
  local trunk = trunks.by_id(string.match(shared.text("handovers", key_at_hand()) or "", "^%S+ (%S+)"))
  if not trunk or not sources then return true end
  for _, source in ipairs(sources) do
    if source.carrier == trunk.carrier then return true end
  end
  return false
end

-- 503 for an owner that is lost, or was and is back already, and the carrier places the call anew; 487 for a caller who has given up.
local function due(value, now)
  local id, since, deadline = string.match(value, "^(%S+) %S+ %S+ (%d+) ?(%d*)$")
  if deadline ~= "" and now > tonumber(deadline) then return 487, "Request Terminated" end
  if now - since > handover_ms and peers.is_lost(id) or births.are_after(id, tonumber(since)) then
    return 503, "Service Unavailable"
  end
end

-- Lets go of calls whose owner, and of legs whose edge, says nothing more; a leg is cancelled by it.
local function look_after()
  local now, over = clock.steady_ms(), {}
  each_entry("handovers", function(key, value)
    local code, phrase = due(value, now)
    local transaction = code and string.match(value, "^%S+ %S+ (%S+)")
    if code then over[#over + 1] = { key = key, code = code, phrase = phrase, transaction = transaction } end
  end)
  for _, each in ipairs(over) do
    KSR.htable.sht_rm("handovers", each.key)
    rpc("tm.reply", { each.code, each.phrase, each.transaction, "", "", "" })
  end
end

timer.every(1000, "handed over calls", look_after)

return handed_over_calls
