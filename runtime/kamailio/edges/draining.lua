-- Whether this edge takes new calls: not while it is asked to stop, nor while there is no room for their records.
local node = require("node")
local spool = require("spool")

local draining = {}

function draining.now()
  return node.setting("draining") == true or spool.full()
end

return draining
