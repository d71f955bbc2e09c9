-- Who calls: the identity that the carrier asserts, else From. Callers of this come from an allow-listed trunk.
local cjson = require("cjson")
local decision = require("decision")
local settings = require("settings")
local uri_user = require("uri-user")

local areas

local function raw_identity()
  return uri_user(KSR.hdr.get("P-Asserted-Identity")) or KSR.pv.get("$fU")
end

-- Answers the caller as the decision sees them, and the text as it came.
local function caller_number()
  areas = areas or cjson.decode(settings.read(settings.node.areas))
  local raw = raw_identity()
  return decision.normaliseCaller(raw, areas), raw
end

return caller_number
