-- The edge's own BYE to both sides of an answered call. Kamailio 5.6's dialog module would send them too, but it
-- miscounts the dialog's users when the first is answered before the second has left.
local own_bye = {}

-- Above every CSeq that either side has used.
local sequence = "1073741824"

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

-- What a BYE to the target needs, from the answer: the proxies beyond us stand before us, the nearest last.
function own_bye.target_side(mark_of_ours)
  local routes = {}
  for _, route in ipairs(routes_in(KSR.pv.get("$(hdr(Record-Route)[*])"))) do
    if string.find(route, mark_of_ours, 1, true) then break end
    table.insert(routes, 1, route)
  end
  return { contact = address_in(KSR.pv.get("$ct")), routes = routes, tag = KSR.pv.get("$tt"), uri = KSR.pv.get("$tu") }
end

local function send(call, from, to)
  if not to.contact then return end
  local headers = "From: <" .. from.uri .. ">;tag=" .. from.tag .. "\r\nTo: <" .. to.uri .. ">;tag=" .. to.tag
    .. "\r\nCall-ID: " .. call.sip_call_id .. "\r\nCSeq: " .. sequence .. " BYE\r\n"
  for _, route in ipairs(to.routes) do headers = headers .. "Route: " .. route .. "\r\n" end
  local next_hop = to.routes[1] and string.match(to.routes[1], "<([^>]+)>") or "."
  KSR.tm.t_uac_send("BYE", to.contact, next_hop, ".", headers .. "Max-Forwards: 70\r\n", "")
end

function own_bye.send(call)
  if not call.caller_side or not call.target_side then return end
  send(call, call.target_side, call.caller_side)
  send(call, call.caller_side, call.target_side)
end

return own_bye
