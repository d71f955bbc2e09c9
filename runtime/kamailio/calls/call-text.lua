-- A call as text in a shared table. Times since 1970 are text in it, too: cjson, which is fast, would cut them (json-text.lua).
local cjson = require("cjson")
local json_text = require("json-text")

local call_text = {}

local function text_of(time)
  return time and string.format("%.0f", time)
end

function call_text.of(call)
  local invite, answered = call.invite, call.answered
  call.invite, call.answered = text_of(invite), text_of(answered)
  local text = json_text(call)
  call.invite, call.answered = invite, answered
  return text
end

function call_text.call(text)
  local call = cjson.decode(text)
  call.invite, call.answered = tonumber(call.invite), tonumber(call.answered)
  return call
end

return call_text
