-- SIP traces for support: all messages of calls to the numbers in the setting `traces` ({ number: until, epoch ms }), as
-- they pass this edge, a file a number and day in the node folder. Of other calls nothing is written or kept.
local clock = require("clock")
local dropped = require("dropped")
local json_text = require("json-text")
local node = require("node")
local places = require("places")
local rpc = require("rpc")
local secure = require("secure")
local settings = require("settings")
local timer = require("timer")
local shared = require("shared")

local trace = {}

local most_bytes = 8 * 1024 * 1024
local is_secret = { authorization = true, ["proxy-authorization"] = true }

-- The message without what would let its reader in: digest answers.
local function without_credentials(message)
  if not string.find(string.lower(message), "authorization", 1, true) then return message end
  local head, body = string.match(message, "^(.-\r?\n)(\r?\n.*)$")
  local unfolded = string.gsub(head or message, "\r?\n[ \t]+", " ")
  return string.gsub(unfolded, "([^\r\n:]+)(:[^\r\n]*)", function(name, value)
    local is_one = is_secret[string.lower(string.match(name, "^%s*(.-)%s*$"))]
    return name .. (is_one and ": (removed)" or value)
  end) .. (body or "")
end

local function append(number, now, entry)
  local path = settings.run_dir .. "/traces/" .. number .. "-" .. os.date("!%Y-%m-%d", now / 1000000) .. ".ndjson"
  local file = io.open(path, "a")
  if not file then return dropped.count("trace-unwritten", number) end
  if file:seek("end") < most_bytes then
    -- One write a line, so that lines of several processes do not mix.
    file:setvbuf("full", 262144)
    file:write(json_text(entry) .. "\n")
  else
    dropped.count("trace-full", number)
  end
  file:close()
end

local function write(number, from, to, transport, message)
  local now = clock.now_us()
  append(number, now, { at = now, from = from, to = to, transport = transport, message = without_credentials(message) })
end

local function is_traced(number)
  local traces = node.setting("traces")
  local till = traces and number and traces[number]
  return till ~= nil and till * 1000 > clock.now_us()
end

-- Follows the call whose INVITE is at hand from here on, where its number is traced.
function trace.begin(call)
  if not is_traced(call.number) then return end
  KSR.htable.sht_sets("traced", call.sip_call_id, call.number)
  write(call.number, places.sender(), places.receiver(), string.lower(KSR.pv.get("$pr")), KSR.pv.get("$mb"))
end

local function call_id_of(message)
  return string.match(message, "\n[Cc][Aa][Ll][Ll]%-[Ii][Dd][ \t]*:%s*([^\r\n]-)%s*\r?\n")
    or string.match(message, "\n[Ii][ \t]*:%s*([^\r\n]-)%s*\r?\n")
end

-- Runs on every message in and out, while some number is traced.
function trace.message()
  local get = KSR.pv.get
  local message = get("$sipdump(buf)")
  local number = shared.text("traced", call_id_of(message) or "")
  if type(number) ~= "string" or not is_traced(number) then return end
  write(number, get("$sipdump(src_ip)") .. ":" .. tostring(get("$sipdump(src_port)")),
    secure.shown(get("$sipdump(dst_ip)") .. ":" .. tostring(get("$sipdump(dst_port)")), message), get("$sipdump(sproto)"), message)
end

local switched_on

-- Kamailio shows us messages only while some number is traced: otherwise it costs nothing.
timer.every(500, "traces", function()
  local wanted = false
  for number in pairs(node.setting("traces") or {}) do wanted = wanted or is_traced(number) end
  if wanted == switched_on then return end
  switched_on = wanted
  rpc("sipdump.enable", { wanted and 1 or 0 })
end)

return trace
