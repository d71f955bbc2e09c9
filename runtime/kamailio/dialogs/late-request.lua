-- A request of a call whose edge has died since, or has lost its address to this one: the way that it bears is all that
-- is known of the call. It goes on to the other side, and the call's end into the record.
local adopted_calls = require("adopted-calls")
local late_end = require("late-end")
local media = require("media")
local send_on = require("send-on")

local function late_request(way)
  if KSR.pv.get("$rm") == "BYE" then
    late_end.by_side(way)
    adopted_calls.forget(way.id)
  else
    adopted_calls.take(way)
  end
  if not media.request_by_way(way) then return KSR.sl.send_reply(488, "Not Acceptable Here") end
  send_on(way, way, true)
end

return late_request
