-- Who calls: the identity that the carrier asserts, else From. Callers of this come from an allow-listed trunk.
local cjson = require("cjson")
local decision = require("decision")
local settings = require("settings")
local node = require("node")
local uri_user = require("uri-user")

local areas, areas_path

-- The area table of the node's generation. One that cannot be read leaves the former in place.
local function area_table()
  local path = node.config().areas
  if path == areas_path then return areas end
  local fine, found = pcall(function() return cjson.decode(settings.read(path)) end)
  if fine then areas = found else KSR.err("area table " .. tostring(path) .. " cannot be read: " .. tostring(found) .. "\n") end
  if areas then areas_path = path end
  return areas or { codes = {}, areas = {}, runs = {} }
end

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
  local raw = raw_identity()
  return decision.normaliseCaller(raw, area_table()), raw, is_hidden()
end

return caller_number
