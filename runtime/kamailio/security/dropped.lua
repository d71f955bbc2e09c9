-- What was dropped or refused for safety, counted by kind in the table `dropped` (read by RPC: htable.dump dropped), and
-- told in the log once a minute at most.
local dropped = {}

local told_every_s = 60
-- Sources that one worker tells apart in that time; the rest are counted together, since a source is easily forged.
local most_sources = 200
local sources, known, since = {}, 0, 0

local function note(source)
  if sources[source] then
    sources[source] = sources[source] + 1
  elseif known < most_sources then
    sources[source], known = 1, known + 1
  else
    sources.others = (sources.others or 0) + 1
  end
end

local function top_sources()
  local order = {}
  for source in pairs(sources) do order[#order + 1] = source end
  table.sort(order, function(one, other)
    if sources[one] ~= sources[other] then return sources[one] > sources[other] end
    return one < other
  end)
  local parts = {}
  for index = 1, math.min(5, #order) do parts[index] = order[index] .. " (" .. sources[order[index]] .. ")" end
  return table.concat(parts, ", ")
end

-- Counts a packet of a kind (stranger-udp, stranger-tcp, reply, malformed, overload, trunk-rate, trunk-capacity, …)
-- from a source. Of all workers one tells, of what it has seen itself.
function dropped.count(kind, source)
  KSR.htable.sht_inc("dropped", kind)
  note(source)
  local now = os.time()
  if now - since < told_every_s then return end
  if KSR.htable.sht_inc("once", "dropped:" .. math.floor(now / told_every_s)) == 1 then
    KSR.warn("packets dropped, lately " .. kind .. "; most seen by this worker came from " .. top_sources() .. "\n")
  end
  sources, known, since = {}, 0, now
end

return dropped
