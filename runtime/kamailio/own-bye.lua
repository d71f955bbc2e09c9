-- The edge's own BYE to both sides of an answered call. Kamailio 5.6's dialog module would send them too, but it
-- miscounts the dialog's users when the first is answered before the second has left.
local own_bye = {}

-- Above every CSeq that either side has used.
local beyond = "1073741824"

local function address_in(header)
  return header and (string.match(header, "<(sips?:[^>]+)>") or string.match(header, "^%s*(sips?:[^;%s]+)"))
end

local function routes_in(header)
  local routes = {}
  for route in string.gmatch(header or "", "<[^>]+>") do routes[#routes + 1] = route end
  return routes
end

-- What a BYE to the caller needs, from the INVITE.
function own_bye.caller_side()
  return { contact = address_in(KSR.pv.get("$ct")), routes = routes_in(KSR.pv.get("$(hdr(Record-Route)[*])")),
    tag = KSR.pv.get("$ft"), uri = KSR.pv.get("$fu") }
end

-- What a BYE to the target needs, from the answer at hand. Its Record-Route names the proxies beyond us, the nearest
-- last, then us (twice where the two sides' transports differ), then `caller_routes` proxies on the caller's side.
function own_bye.target_side(caller_routes)
  local all = routes_in(KSR.pv.get("$(hdr(Record-Route)[*])"))
  local last = #all - caller_routes
  local ours = string.find(all[last] or "", ";r2=on", 1, true) and 2 or 1
  local routes = {}
  for index = last - ours, 1, -1 do routes[#routes + 1] = all[index] end
  return { contact = address_in(KSR.pv.get("$ct")), routes = routes, tag = KSR.pv.get("$tt"), uri = KSR.pv.get("$tu"),
    caller_uri = KSR.pv.get("$fu") }
end

local function send(call, method, sequence, from, to)
  if not to.contact then return end
  local headers = "From: <" .. from.uri .. ">;tag=" .. from.tag .. "\r\nTo: <" .. to.uri .. ">;tag=" .. to.tag
    .. "\r\nCall-ID: " .. call.sip_call_id .. "\r\nCSeq: " .. sequence .. " " .. method .. "\r\n"
  for _, route in ipairs(to.routes) do headers = headers .. "Route: " .. route .. "\r\n" end
  local next_hop = to.routes[1] and string.match(to.routes[1], "<([^>]+)>") or "."
  KSR.tm.t_uac_send(method, to.contact, next_hop, ".", headers .. "Max-Forwards: 70\r\n", "")
end

-- The caller as a target was shown it, which need not be who it is.
local function as_seen_by(target, caller_side)
  return { uri = target.caller_uri, tag = caller_side.tag }
end

function own_bye.send(call)
  if not call.caller_side or not call.target_side then return end
  send(call, "BYE", beyond, call.target_side, call.caller_side)
  send(call, "BYE", beyond, as_seen_by(call.target_side, call.caller_side), call.target_side)
end

-- Takes up and hangs up the answer at hand, which came after its leg had ended: nobody else would acknowledge it, and
-- whoever picked up would listen to silence.
function own_bye.to_late_answer(caller_routes)
  local target = own_bye.target_side(caller_routes)
  local call, caller = { sip_call_id = KSR.pv.get("$ci") }, as_seen_by(target, { tag = KSR.pv.get("$ft") })
  send(call, "ACK", KSR.pv.get("$cs"), caller, target)
  send(call, "BYE", beyond, caller, target)
end

return own_bye
