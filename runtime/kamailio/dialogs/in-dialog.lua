-- The edge's own requests within a dialog, and what they need to know of each side: BYE to both sides of a call, OPTIONS
-- to see whether they live, ACK and BYE to an answer that is not the call's.
-- Kamailio 5.6's dialog module would send them too, but it miscounts the dialog's users when the first is answered
-- before the second has left, and its OPTIONS take up CSeq numbers of the sides.
local lookups = require("lookups")
local own_byes = require("own-byes")
local present_routes = require("present-routes")
local secure = require("secure")
local trunk_of_side = require("trunk-of-side")

local in_dialog = {}

-- The SIP URI in a Contact, its scheme in small letters; what a display name says is none.
local function address_in(header)
  local bare = string.gsub(string.gsub(header or "", "\\.", ""), '^%s*"[^"]*"', "")
  local scheme, rest = string.match(bare, "<([sS][iI][pP][sS]?:)([^>]+)>")
  if not scheme then scheme, rest = string.match(bare, "^%s*([sS][iI][pP][sS]?:)([^;,%s]+)") end
  return scheme and string.lower(scheme) .. rest
end

-- The address in the Contact of the message at hand.
function in_dialog.contact()
  return address_in(KSR.pv.get("$ct"))
end

local function routes_at_hand()
  local routes = {}
  for route in string.gmatch(KSR.pv.get("$(hdr(Record-Route)[*])") or "", "<[^>]+>") do routes[#routes + 1] = route end
  return routes
end

-- What a request to the caller needs, from the INVITE.
function in_dialog.caller_side()
  return { contact = in_dialog.contact(), routes = routes_at_hand(), tag = KSR.pv.get("$ft") or "", uri = KSR.pv.get("$fu") }
end

-- What a request to the target needs, from the answer at hand, and our own routes in it. Its Record-Route names the
-- proxies beyond us, the nearest last, then us (twice where the two sides' transports differ). `uri`: where the target is
-- taken to be when its answer has no Contact of SIP; without any, Kamailio would be given nothing for a request URI, and die.
function in_dialog.target_side(uri)
  local all = routes_at_hand()
  local ours = string.find(all[#all] or "", ";r2=on", 1, true) and 2 or 1
  local routes, own = {}, {}
  for index = #all - ours, 1, -1 do routes[#routes + 1] = all[index] end
  for index = math.max(#all - ours + 1, 1), #all do own[#own + 1] = all[index] end
  return { contact = in_dialog.contact() or uri, routes = routes, tag = KSR.pv.get("$tt") or "", uri = KSR.pv.get("$tu"),
    caller_uri = KSR.pv.get("$fu") }, own
end

-- Where a request to a side goes first.
function in_dialog.next_hop(side)
  return side.routes[1] and string.match(side.routes[1], "<([^>]+)>") or side.contact or ""
end

-- `trunk`: over which `to` is reached, where that is known. False where it has to wait, for names are slow.
local function send(call, method, sequence, from, to, trunk, more)
  if not to.contact then return end
  local headers = "From: <" .. from.uri .. ">;tag=" .. from.tag .. "\r\nTo: <" .. to.uri .. ">;tag=" .. to.tag
    .. "\r\nCall-ID: " .. call.sip_call_id .. "\r\nCSeq: " .. sequence .. " " .. method .. "\r\n"
  local routes = present_routes(trunk, to.routes)
  for _, route in ipairs(routes) do headers = headers .. "Route: " .. route .. "\r\n" end
  local next_hop = routes[1] and string.match(routes[1], "<([^>]+)>") or "."
  headers = headers .. "Max-Forwards: 70\r\n" .. (more or "")
  if method == "BYE" then return own_byes.send(call.sip_call_id, to.tag, to.contact, next_hop, headers, trunk) end
  local hop = next_hop == "." and to.contact or next_hop
  if not secure.toward(hop) then return end
  return lookups.sending(hop, true, function() KSR.tm.t_uac_send(method, to.contact, next_hop, ".", headers, "") end)
end

-- The caller as a target was shown it, which need not be who it is.
local function as_seen_by(target, caller_side)
  return { uri = target.caller_uri, tag = caller_side.tag }
end

-- Asks a side ("caller" or "target") of an answered call, as its other side would, whether it lives; with one more header
-- where given. False where that has to wait.
function in_dialog.ask(call, sequence, side, header)
  local caller, target = call.caller_side, call.target_side
  local trunk = trunk_of_side(call, side)
  if side == "caller" then return send(call, "OPTIONS", sequence, target, caller, trunk, header) end
  return send(call, "OPTIONS", sequence, as_seen_by(target, caller), target, trunk, header)
end

-- Acknowledges the answer of an answered call in the caller's place.
function in_dialog.acknowledge(call)
  local number = string.format("%d", call.invite_number + (call.ahead or 0))
  send(call, "ACK", number, as_seen_by(call.target_side, call.caller_side), call.target_side, trunk_of_side(call, "target"))
end

-- Hangs up on a side ("caller" or "target") of an answered call.
function in_dialog.hang_up_on(call, side)
  local caller, target = call.caller_side, call.target_side
  local trunk = trunk_of_side(call, side)
  if side == "caller" then return send(call, "BYE", own_byes.sequence, target, caller, trunk) end
  send(call, "BYE", own_byes.sequence, as_seen_by(target, caller), target, trunk)
end

-- Hangs up on both sides.
function in_dialog.hang_up(call)
  if not call.caller_side or not call.target_side then return end
  in_dialog.hang_up_on(call, "caller")
  in_dialog.hang_up_on(call, "target")
end

-- Takes up the answer at hand, which is not the call's, and hangs it up the first time: nobody else would acknowledge
-- it, and whoever picked up would listen to silence. `leg`: whose it is, where that is known.
function in_dialog.to_late_answer(first, leg)
  local target, trunk = in_dialog.target_side(leg and leg.uri), leg and leg.trunk
  local call, caller = { sip_call_id = KSR.pv.get("$ci") }, as_seen_by(target, { tag = KSR.pv.get("$ft") })
  send(call, "ACK", KSR.pv.get("$cs"), caller, target)
  if first then send(call, "BYE", own_byes.sequence, caller, target, trunk) end
end

return in_dialog
