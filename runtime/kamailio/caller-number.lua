-- Who calls: the identity that the carrier asserts, else From. Callers of this come from an allow-listed trunk.
local cjson = require("cjson")
local decision = require("decision")
local settings = require("settings")
local uri_user = require("uri-user")

local areas

local function raw_identity()
  return uri_user(KSR.pv.get("$(hdr(P-Asserted-Identity)[*])")) or uri_user(KSR.pv.get("$fu"))
end

-- Whether the carrier knows the caller but asks that nobody called sees the number.
local function is_hidden()
  local wish = "," .. string.gsub(string.lower(KSR.pv.get("$(hdr(Privacy)[*])") or ""), "[;%s]", ",") .. ","
  return string.find(wish, ",id,", 1, true) ~= nil or string.find(wish, ",user,", 1, true) ~= nil
end

-- Answers the caller as the decision sees them, the text as it came, and whether the number is to stay hidden.
local function caller_number()
  areas = areas or cjson.decode(settings.read(settings.node.areas))
  local raw = raw_identity()
  return decision.normaliseCaller(raw, areas), raw, is_hidden()
end

return caller_number
