-- What a trunk may bring us: new calls a second, and calls at the same time with those that we send over it.
local called_number = require("called-number")
local clock = require("clock")
local dropped = require("dropped")
local profile_size = require("profile-size")
local trunk_rate = require("trunk-rate")

local limits = {}

-- Why a trunk's new call is one too many, and after how many seconds it may be tried again; nil where it is not.
local function excess(trunk)
  if trunk.callsPerSecond then
    local now_ms = clock.now_ms()
    if not trunk_rate.has_room(trunk.id, "in", trunk.callsPerSecond, now_ms) then return "trunk-rate", 1 end
    trunk_rate.take(trunk.id, "in", now_ms)
  end
  if profile_size("incoming", trunk.id) + profile_size("trunk", trunk.id) >= trunk.capacity then return "trunk-capacity", 2 end
end

-- Refuses the INVITE at hand where its trunk has brought too many; the carrier takes its next edge, or waits a moment.
-- Answers whether it did. Nothing is recorded of such a call: it is counted, as a flood must not fill the disk.
function limits.refuse(trunks_of_source)
  local trunk = #trunks_of_source == 1 and trunks_of_source[1] or (called_number(trunks_of_source))
  local why, retry_after = excess(trunk)
  if not why then return false end
  dropped.count(why, trunk.id)
  KSR.hdr.append_to_reply("Retry-After: " .. retry_after .. "\r\n")
  KSR.sl.send_reply(503, "Service Unavailable")
  return true
end

-- Counts the call of the dialog at hand on the trunk that it came over, until it ends.
function limits.count(trunk_id)
  KSR.dialog.set_dlg_profile("incoming", trunk_id)
end

return limits
