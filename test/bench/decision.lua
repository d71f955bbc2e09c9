-- Decisions per second: reads vectors from the file named first, runs them as often as named second.
local cjson = require("cjson")
local decision = require("decision")

local vectors = {}
for line in io.lines(arg[1]) do
  vectors[#vectors + 1] = cjson.decode(line)
end

local function round()
  for _, v in ipairs(vectors) do
    decision.decide(v.plan, decision.normaliseCaller(v.caller, v.areas), v.atMs, v.random, v.counters)
  end
end

round()
local start = os.clock()
for _ = 1, tonumber(arg[2]) do
  round()
end
io.write(string.format("%.0f\n", #vectors * tonumber(arg[2]) / (os.clock() - start)))
