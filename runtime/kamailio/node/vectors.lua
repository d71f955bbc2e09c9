-- For tests alone. A conformance vector in, the decision function's line out; a JSON-RPC request in, its result out.
local run = require("conformance").run

local function result(body)
  if not string.find(body, '"jsonrpc"', 1, true) then return run(body) end
  KSR.jsonrpcs.exec(body)
  return KSR.pv.get("$jsonrpl(body)")
end

return function()
  local fine, line = pcall(result, KSR.pv.get("$rb"))
  KSR.textops.set_reply_body(line, "text/plain")
  KSR.sl.send_reply(fine and 200 or 500, fine and "OK" or "Error")
end
