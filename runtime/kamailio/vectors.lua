-- Conformance inside this process, in tests alone: a vector in, the decision function's line out.
local run = require("conformance").run

return function()
  local fine, line = pcall(run, KSR.pv.get("$rb"))
  KSR.textops.set_reply_body(line, "text/plain")
  KSR.sl.send_reply(fine and 200 or 500, fine and "OK" or "Error")
end
