-- How replies to a re-INVITE go back: an answer may come again, because its ACK was lost, longer than tm remembers.
local shared = require("shared")

local reinvites = {}

local function key(number)
  return KSR.pv.get("$ci") .. " " .. (KSR.pv.get("$ft") or "") .. " " .. string.format("%d", number)
end

-- Remembers what is known of the re-INVITE at hand, which goes on with a number so far ahead.
function reinvites.remember(ahead, within)
  KSR.htable.sht_sets("reinvites", key(tonumber(KSR.pv.get("$cs")) + (ahead or 0)), within)
end

-- The same of the reply at hand; nil where it answers none.
function reinvites.of_reply()
  return shared.text("reinvites", key(tonumber(KSR.pv.get("$cs"))))
end

return reinvites
