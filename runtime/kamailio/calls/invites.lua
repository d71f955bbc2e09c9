-- Which call a message belongs to, by Call-ID and the caller's tag: the core's reply route knows no transaction yet, and
-- a request within a dialog is looked at before the dialog module, which may end the call by it.
local shared = require("shared")

local invites = {}

local function key(tag)
  return (KSR.pv.get("$ci") or "") .. " " .. (tag or "")
end

local function found(tag)
  local text = shared.text("invites", key(tag))
  if type(text) ~= "string" then return nil end
  return string.match(text, "^(%x+) (%d+) (%d+)$")
end

-- Remembers the INVITE at hand as the call's own.
function invites.remember(call)
  call.invite_key = key(KSR.pv.get("$ft"))
  call.invite_number = tonumber(KSR.pv.get("$cs"))
  invites.number(call, 0, 0)
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

-- What is still on its way may ask for a minute.
function invites.forget(call)
  if call.invite_key then KSR.htable.sht_setex("invites", call.invite_key, 60) end
end

return invites
