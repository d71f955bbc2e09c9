-- The core's reply route: a reply that answers no request of ours. Kamailio would send it on to whom its second Via
-- names, and so carry anybody's packet to anybody.
local dropped = require("dropped")

local function is_of_our_dialog()
  -- A repeated answer whose transaction has gone: its caller has not acknowledged it yet.
  return KSR.pv.get("$rm") == "INVITE" and KSR.pv.get("$rs") < 300 and KSR.dialog.is_known_dlg() > 0
end

local function stray_replies()
  if KSR.tm.t_check_trans() > 0 or is_of_our_dialog() then return end
  dropped.count("reply", KSR.pv.get("$si"))
  KSR.set_drop()
end

return stray_replies
