-- A queue in front of one server in virtual time, with the share of standing-queue.lua: a JSON line says how many calls
-- come (in calls that the server can do: `load`, from `from` to `to`, in ms), when it stands still, and for how long it
-- is watched; what became of them comes out. A call takes 4 ms, 250 a second, a refusal a tenth of that.
local cjson = require("cjson")
local standing_queue = require("standing-queue")

local call_ms, refusal_ms, beat_ms = 4, 0.4, 100

local function chance(seed)
  local state = seed
  return function()
    state = (16807 * state) % 2147483647
    return state / 2147483647
  end
end

local function run(model)
  local random, queue = chance(400), standing_queue.new()
  local waiting, first, last = {}, 1, 0
  local function arrives(what, now)
    last = last + 1
    waiting[last] = { what = what, at = now }
  end
  local out = { offered = 0, done = 0, refused = 0, longest = 0, shares = {}, perSecond = {} }
  local owed = 0 -- of the server's time, in ms
  for now = 0, model.until_ms - 1 do
    if now % beat_ms == 0 then arrives("beat", now) end
    local load = 0
    for _, each in ipairs(model.loads) do if now >= each.from and now < each.to then load = each.load end end
    if random() < load / call_ms / 2 then arrives("call", now) end
    if random() < load / call_ms / 2 then arrives("call", now) end
    local still = model.still and now >= model.still.from and now < model.still.to
    if not still then owed = math.min(owed + 1, 1) end
    while owed > 0 and first <= last and not still do
      local each = waiting[first]
      waiting[first], first = nil, first + 1
      local waited = now - each.at
      local second = math.floor(now / 1000) + 1
      out.perSecond[second] = out.perSecond[second] or 0
      if each.what == "beat" then
        queue = standing_queue.after(queue, waited, now + 1000)
        out.shares[#out.shares + 1] = queue.share
      else
        out.offered = out.offered + 1
        out.longest = math.max(out.longest, waited)
        if random() < queue.share then
          out.refused, owed = out.refused + 1, owed - refusal_ms
        else
          out.done, owed = out.done + 1, owed - call_ms
          out.perSecond[second] = out.perSecond[second] + 1
        end
      end
    end
  end
  return out
end

print(cjson.encode(run(cjson.decode(io.read("*a")))))
