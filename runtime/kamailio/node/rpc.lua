-- Calls one of Kamailio's own RPC functions in this process. `params`: strings and numbers in order, where it takes any.
-- What it answers is in `$jsonrpl` then.
local cjson = require("cjson")

local function rpc(method, params)
  KSR.jsonrpcs.exec(cjson.encode({ jsonrpc = "2.0", id = 1, method = method, params = params }))
end

return rpc
