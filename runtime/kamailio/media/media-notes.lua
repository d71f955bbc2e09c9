-- What the agent knows of speech, from the relays' reports (media.db, written by src/edge/media): a leg's figures go
-- into the call's record, and a call in which nobody speaks any more is ended. Runs in the timer process.
local cjson = require("cjson")
local settings = require("settings")
local node = require("node")
local clock = require("clock")
local events = require("events")
local call_state = require("call-state")
local end_call = require("end-call")
local timer = require("timer")

local path = settings.run_dir .. "/media.db"
local environment, connection, last

local function fetched(query)
  local cursor, found = assert(connection:execute(query)), {}
  for id, text in function() return cursor:fetch() end do found[#found + 1] = { id = tonumber(id), text = text } end
  cursor:close()
  return found
end

-- After an error the file is opened anew.
local function rows(query)
  local fine, found = pcall(fetched, query)
  if fine then return found end
  connection = nil
  error(found, 0)
end

-- Opens the file once it is there. What it held when Kamailio began is of calls that are over.
local function is_open(began)
  if connection then return true end
  local file = io.open(path, "rb")
  if not file then return false end
  file:close()
  environment = environment or require("luasql.sqlite3").sqlite3()
  connection = assert(environment:connect(path, 1000))
  last = last or (began and rows("SELECT coalesce(max(id), 0), '' FROM notes")[1].id) or 0
  return true
end

local function side_of(figures)
  return { packets = figures.packets, lost = figures.lost, jitterMs = figures.jitterMs,
    jitterMaxMs = figures.jitterMaxMs, codec = events.bounded(figures.codec, 32) }
end

-- Of a call whose event numbers are gone too much time has passed, or Kamailio was another one.
local function record(note)
  if KSR.htable.sht_get("sequence", note.call) == 0 then return end
  events.write(note.call, note.leg, "media", { relay = events.bounded(note.relay, 63), relayLost = note.relayLost,
    caller = side_of(note.caller), target = side_of(note.target) })
end

-- Before the answer silence means nothing.
local function silent(note)
  local call = call_state.load(note.call)
  if not call or not call.answered or call.answered_leg ~= note.leg then return end
  if clock.within(call) - call.answered < node.config().media.silentS * 1000000 then return end
  end_call.run(note.call, "media timeout")
end

local begun = false

local function read()
  local can_read = is_open(not begun)
  begun = true
  if not can_read then return end
  local query = "SELECT id, note FROM notes WHERE id > " .. string.format("%d", last) .. " ORDER BY id LIMIT 1000"
  for _, row in ipairs(rows(query)) do
    last = row.id
    local note = cjson.decode(row.text)
    if note.note == "figures" then record(note) else silent(note) end
  end
end

if settings.media_relays then timer.every(500, "media notes", read) end
