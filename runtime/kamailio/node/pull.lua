-- Brings what the agent writes into node.db to shared memory, in a process of its own. A pull takes what has changed
-- since the last one, from one state of the file, so that everything it brings is of one generation.
local node_db = require("node-db")
local node = require("node")
local clock = require("clock")
local host_names = require("host-names")
local stored_numbers = require("stored-numbers")

local pull = {}

local reopen_us, remind_us = 1000000, 60000000
-- What of which file is in shared memory.
local epoch, revision = nil, 0
-- Number of the last pull begun, and of the last two that were whole.
local begun, whole, before_whole = 0, nil, nil

local function keep(table, key, value)
  if KSR.htable.sht_sets(table, key, value) < 0 then error("shared memory is full: " .. table .. " " .. key, 0) end
end

local function text(number)
  return string.format("%.0f", number)
end

local function keep_settings(since)
  local changed = false
  node_db.each("SELECT key, value FROM settings WHERE revision > " .. since, function(key, value)
    if value then keep("node", "setting:" .. key, value) else KSR.htable.sht_rm("node", "setting:" .. key) end
    changed = true
  end)
  if not changed then return end
  KSR.htable.sht_seti("node", "stamp", (KSR.htable.sht_get("node", "stamp") or 0) + 1)
  node.look()
  host_names.follow()
end

local function keep_usage(since)
  node_db.each("SELECT number, month, calls, cost FROM usage WHERE revision > " .. since, function(number, month, calls, cost)
    keep("usage", number .. ":" .. month, text(calls) .. " " .. text(cost))
  end)
end

local function forget_old_names()
  for number = (before_whole or 0), begun - 1 do
    if number ~= whole then KSR.htable.sht_rm("node", "pull:" .. number) end
  end
end

-- Takes over the state at hand. `all`: it is another file's, or what is missing was removed too long ago.
local function take(new_epoch, new_revision)
  local pruned = node_db.first("SELECT value FROM meta WHERE key = 'pruned'")
  local all = new_epoch ~= epoch or revision < tonumber(pruned)
  local since = all and "0" or text(revision)
  local generation = node_db.first("SELECT generation FROM generations ORDER BY revision DESC")
  keep_settings(since)
  keep_usage(since)
  if generation then
    -- What a pull that failed half way has brought is brought again; if it was of the same generation, its number serves.
    if begun == (whole or 0) or node.generation_of(begun) ~= generation then begun = begun + 1 end
    keep("node", "pull:" .. begun, generation)
    local counts = stored_numbers.take(since, begun, keep, all and whole ~= nil)
    keep("node", "pulled", begun .. " " .. generation)
    forget_old_names()
    before_whole, whole = whole, begun
    KSR.notice("generation " .. generation .. ", revision " .. text(new_revision) .. ": " .. counts.set .. " numbers set, "
      .. counts.removed .. " removed\n")
  end
  keep("node", "epoch", new_epoch)
  keep("node", "revision", text(new_revision))
  epoch, revision = new_epoch, new_revision
end

local function state()
  local new_epoch = node_db.first("SELECT value FROM meta WHERE key = 'epoch'")
  return new_epoch, tonumber((node_db.first("SELECT value FROM meta WHERE key = 'revision'")))
end

local function look()
  local new_epoch, new_revision = state()
  if new_epoch == epoch and new_revision == revision then return end
  node_db.at_one_state(function() take(state()) end)
end

local open_until, told, told_at = 0, nil, 0

-- Says what is wrong, and again each minute while it lasts. Calls go on by what was pulled before.
local function tell(problem, now)
  if problem == told and now - told_at < remind_us then return end
  told, told_at = problem, now
  KSR.err("node.db cannot be read, calls go on by what is known: " .. tostring(problem) .. "\n")
end

-- One look at the file. It is opened anew each second: the agent may have put another in its place.
function pull.run()
  local now = clock.now_us()
  local fine, problem = pcall(function()
    if now >= open_until or open_until - now > reopen_us then
      open_until = now + reopen_us
      if not node_db.exists() then error("there is none", 0) end
      node_db.open()
    end
    if node_db.is_open() then look() end
  end)
  if fine then
    if told and node_db.is_open() then
      told = nil
      KSR.notice("node.db is read again\n")
    end
    return
  end
  node_db.close()
  tell(problem, now)
end

return pull
