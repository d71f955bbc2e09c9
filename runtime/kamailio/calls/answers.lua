-- Whose answer is the call's: decided once, under a lock, before tm sees an answer. tm sends the first of two answers
-- only after it has let go of its own lock, so that two workers could send both in the other order.
local locked = require("locked")
local shared = require("shared")

local answers = {}

-- "<winner>|<state>|<leg>,<leg>,": who has answered, what has become of that, and legs that have ended without. The state
-- is empty while nothing is told of the answer, `settled` while the caller is told, then `open`; in place of that `caller` or
-- `target` where that side has hung up meanwhile.
local function record(id)
  return string.match(shared.text("answers", id) or "||", "^([^|]*)|([^|]*)|(.*)$")
end

local function keep(id, winner, state, closed)
  KSR.htable.sht_sets("answers", id, winner .. "|" .. state .. "|" .. closed)
end

local function changed(id, change)
  return locked("answers", id, function() return change(record(id)) end)
end

-- True where the answer of a leg's target (it may fork: `tag` tells its answers apart) is the call's, as it also is
-- when it comes again.
function answers.claim(id, leg, tag)
  return changed(id, function(winner, _, closed)
    local me = leg .. "/" .. tag
    if winner ~= "" or string.find("," .. closed, "," .. leg .. ",", 1, true) then return winner == me end
    keep(id, me, "", closed)
    return true
  end)
end

-- The caller gives up: false where there is an answer already, which is then the call's. After it, none is taken.
function answers.cancel(id)
  return changed(id, function(winner, _, closed)
    if winner == "" then keep(id, "cancel", "", closed) end
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

-- Whether the answer of a leg with this tag is the call's, which then nothing undoes: the caller is told next.
function answers.settle(id, leg, tag)
  return changed(id, function(winner, state, closed)
    if winner ~= leg .. "/" .. tag then return false end
    if state == "" then keep(id, winner, "settled", closed) end
    return true
  end)
end

-- The caller has been told. The side that has hung up before; nil where none has.
function answers.told(id)
  return changed(id, function(winner, state, closed)
    if state == "settled" then keep(id, winner, "open", closed) end
    return (state == "caller" or state == "target") and state or nil
  end)
end

-- A side hangs up a call whose answer it may not know, or which nobody else knows yet. Where nothing was told, the caller
-- gives the call up by it, whoever has answered: `given-up`. While the caller is told: `noted`. Nil once that is done.
-- `answered`: the call is known to be, whatever is still remembered of it here.
function answers.hang_up(id, side, answered)
  return changed(id, function(winner, state, closed)
    if state == "" then
      if answered or side == "target" then return nil end
      keep(id, "cancel", "", closed)
      return "given-up"
    end
    if state == "settled" then keep(id, winner, side, closed) end
    return state ~= "open" and "noted" or nil
  end)
end

-- Notes that a side has hung up, once the caller was told.
function answers.note(id, side)
  changed(id, function(winner, _, closed) keep(id, winner, side, closed) end)
end

-- Which side has hung up while the caller was told of the answer; nil for none.
function answers.hung_up_by(id)
  local _, state = record(id)
  return (state == "caller" or state == "target") and state or nil
end

-- Takes no answer of a leg any more. An answer of it that has not reached tm yet is none.
function answers.close(id, leg)
  changed(id, function(winner, state, closed)
    if string.match(winner, "^[^/]*") == leg then winner, state = "", "" end
    keep(id, winner, state, closed .. leg .. ",")
  end)
end

-- The record of a call that has ended stays a minute, for answers still on their way.
function answers.forget(id)
  KSR.htable.sht_setex("answers", id, 60)
end

return answers
