-- Runs the overload guard outside Kamailio: one JSON line of steps in, their results out.
local cjson = require("cjson")

local tables, now_ms, invite, sent, beat = {}, 1790000000000, {}, {}, nil

local function of(name)
  tables[name] = tables[name] or {}
  return tables[name]
end

package.loaded.settings = { listens = "192.0.2.1:5060" }
package.loaded.clock = { now_ms = function() return now_ms end, steady_ms = function() return now_ms end }
package.loaded.timer = { every = function(_, _, run) beat = run end }
KSR = {
  warn = function() end,
  pv = { get = function(name) return invite[name] end, sets = function() end },
  corex = { send_data = function(_, text) sent[#sent + 1] = text end },
  htable = {
    sht_lock = function() end,
    sht_unlock = function() end,
    sht_sets = function(name, key, value) of(name)[key] = value end,
    sht_seti = function(name, key, value) of(name)[key] = value end,
    sht_setxi = function(name, key, value) of(name)[key] = value end,
    sht_inc = function(name, key)
      of(name)[key] = (of(name)[key] or 0) + 1
      return of(name)[key]
    end,
  },
}
KSR.htable.sht_get = function(name, key) return of(name)[key] or name ~= "node" and 0 or nil end

local overload = require("overload")
local standing_queue = require("standing-queue")

local steps = {}

function steps.at(ms) now_ms = 1790000000000 + ms end

-- The timer's turn: sends a beat. Answers how many there are.
function steps.beat()
  beat()
  return #sent
end

-- A packet from an address comes to the head of the queue: a beat by its number, or a text.
function steps.take(which, address)
  invite["$(rcv(buf){s.substr,0,96})"] = sent[which] or which
  return overload.takes(address or "192.0.2.1")
end

-- A new INVITE; `chance` is what its digest comes to, 0 to 1.
function steps.call(id, chance)
  invite["$ci"], invite["$ft"], invite["$cs"] = id, "tag", 1
  invite["$(var(overload){s.md5})"] = string.format("%08x", chance * 4294967295) .. string.rep("0", 24)
  return overload.refuses("198.51.100.1")
end

function steps.counted() return of("dropped").overload or 0 end
function steps.waiting() return overload.waiting_ms() end
function steps.slow() return overload.is_slow() end
function steps.allowance() return overload.allowance_ms() end
function steps.longest() return of("load").longest or "none" end

-- Shares after beats: pairs of when each was taken up and what it had waited.
function steps.shares(list)
  local queue, shares = standing_queue.new(), {}
  for index, each in ipairs(list) do
    queue = standing_queue.after(queue, each[2], each[1])
    shares[index] = queue.share
  end
  return shares
end

local results = {}
for _, step in ipairs(cjson.decode(io.read("*a"))) do
  results[#results + 1] = steps[step[1]](step[2], step[3])
end
print(cjson.encode(results))
