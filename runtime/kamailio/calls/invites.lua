-- Which call a message belongs to, by Call-ID and the caller's tag: the core's reply route knows no transaction yet, and
-- a request within a dialog is looked at before the dialog module, which may end the call by it.
local answers = require("answers")
local events = require("events")
local locked = require("locked")
local shared = require("shared")

local invites = {}

local function key(tag)
  return (KSR.pv.get("$ci") or "") .. " " .. (tag or "")
end

local function known(at)
  local text = shared.text("invites", at)
  if type(text) ~= "string" then return nil end
  return string.match(text, "^(%x+) (%d+) (%d+)$")
end

local function found(tag)
  return known(key(tag))
end

-- Remembers the INVITE at hand as the call's own. False where it bears the Call-ID and tag of another call, that has
-- neither ended nor been given up: a copy of it, or the call itself come back past us (RFC 3261, 8.2.2.2), and its
-- targets' answers would be taken for this one's. `came_alike` says of that call's id whether it came the same way.
function invites.remember(call, came_alike)
  local at = key(KSR.pv.get("$ft"))
  call.invite_number = tonumber(KSR.pv.get("$cs"))
  return locked("invites", at, function()
    local other = known(at)
    if other and not events.seen(other, "ended") and not answers.cancelled(other) and came_alike(other) then return false end
    call.invite_key = at
    invites.number(call, 0, 0)
    return true
  end)
end

-- Says how much further than the caller's the INVITE's CSeq is numbered towards targets, at least and at most.
function invites.number(call, least, most)
  local number = call.invite_number
  KSR.htable.sht_sets("invites", call.invite_key, string.format("%s %d %d", call.id, number + least, number + most))
end

-- Id of the call whose own INVITE the reply at hand answers; nil for what is within a dialog, or of another edge. The
-- INVITE of an own leg has no Via but ours; one with more answers what this edge has handed over, maybe to itself (handover.lua).
function invites.call_of_reply()
  if string.find(KSR.pv.get("$(hdr(Via)[*])") or "", ",", 1, true) then return nil end
  local id, least, most = found(KSR.pv.get("$ft"))
  local number = tonumber(KSR.pv.get("$cs"))
  return id and number >= tonumber(least) and number <= tonumber(most) and id or nil
end

-- Id of the call in which the request at hand is, and which side sent it; nil where this edge does not know it.
function invites.call_of_request()
  local id = found(KSR.pv.get("$ft"))
  if id then return id, "caller" end
  id = found(KSR.pv.get("$tt"))
  return id, id and "target"
end

-- The call and side that the reply at hand speaks for, where it answers OPTIONS of ours: to the target with the number
-- of the INVITE, to the caller with 0.
function invites.probe_of_reply()
  local id, sequence = found(KSR.pv.get("$ft"))
  if id then return sequence == tostring(KSR.pv.get("$cs")) and id or nil, "target" end
  id = found(KSR.pv.get("$tt"))
  return tostring(KSR.pv.get("$cs")) == "0" and id or nil, "caller"
end

-- What is still on its way may ask for a minute. What has become another call's since is not let go of.
function invites.forget(call)
  local at = call.invite_key
  if not at then return end
  locked("invites", at, function()
    if known(at) == call.id then KSR.htable.sht_setex("invites", at, 60) end
  end)
end

return invites
