-- Whose answer is the call's: decided once, under a lock, before tm sees an answer. tm sends the first of two answers
-- only after it has let go of its own lock, so that two workers could send both in the other order.
local locked = require("locked")
local shared = require("shared")

local answers = {}

-- "<winner>|<leg>,<leg>,": who has answered, and legs that have ended without.
local function record(id)
  local winner, closed = string.match(shared.text("answers", id) or "|", "^([^|]*)|(.*)$")
  return winner, closed
end

local function changed(id, change)
  return locked("answers", id, function() return change(record(id)) end)
end

-- True where the answer of a leg's target (it may fork: `tag` tells its answers apart) is the call's, as it also is
-- when it comes again.
function answers.claim(id, leg, tag)
  return changed(id, function(winner, closed)
    local me = leg .. "/" .. tag
    if winner ~= "" or string.find("," .. closed, "," .. leg .. ",", 1, true) then return winner == me end
    KSR.htable.sht_sets("answers", id, me .. "|" .. closed)
    return true
  end)
end

-- The caller gives up: false where there is an answer already, which is then the call's. After it, none is taken.
function answers.cancel(id)
  return changed(id, function(winner, closed)
    if winner == "" then KSR.htable.sht_sets("answers", id, "cancel|" .. closed) end
    return winner == "" or winner == "cancel"
  end)
end

-- Whether the caller has given up before any answer: known here first, and to the transaction a little later.
function answers.cancelled(id)
  return record(id) == "cancel"
end

-- The same of the transaction at hand, which may be cancelled without a word to us.
function answers.given_up(id)
  return KSR.tm.t_is_canceled() > 0 or answers.cancelled(id)
end

-- Whether the answer of a leg with this tag is the call's.
function answers.is(id, leg, tag)
  return record(id) == leg .. "/" .. tag
end

-- Takes no answer of a leg any more. An answer of it that has not reached tm yet is none.
function answers.close(id, leg)
  changed(id, function(winner, closed)
    if string.match(winner, "^[^/]*") == leg then winner = "" end
    KSR.htable.sht_sets("answers", id, winner .. "|" .. closed .. leg .. ",")
  end)
end

-- The record of a call that has ended stays a minute, for answers still on their way.
function answers.forget(id)
  KSR.htable.sht_setex("answers", id, 60)
end

return answers
