-- When the Kamailio of each edge was started, by this edge's clock: an edge that was back before anybody missed it knows
-- nothing of the calls that it had. It says in its answer to a peer's question how long it is there. In the table `births`,
-- by edge: clock.steady_ms.
local clock = require("clock")
local shared = require("shared")

local births = {}
local header = "X-Hotline-Up"
-- Each process loads this when Kamailio starts.
local here_since = clock.steady_ms()

-- Says it in the reply about to be sent.
function births.say()
  KSR.hdr.append_to_reply(header .. ": " .. string.format("%d", clock.steady_ms() - here_since) .. "\r\n")
end

-- Takes what the answer of an edge at hand says.
function births.hear(id)
  local up_ms = tonumber(string.match(KSR.hdr.get(header) or "", "^%s*(%d+)%s*$") or "")
  if up_ms then KSR.htable.sht_sets("births", id, string.format("%d", clock.steady_ms() - up_ms)) end
end

-- Whether an edge was started after a moment.
function births.are_after(id, at_ms)
  return (tonumber(shared.text("births", id) or "") or 0) > at_ms
end

return births
