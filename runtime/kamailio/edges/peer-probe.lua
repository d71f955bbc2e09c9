-- Asks every other edge each second whether it lives.
local ask = require("life-question")
local peers = require("peers")
local timer = require("timer")

timer.every(1000, "peers", function()
  local self = peers.self()
  for _, edge in ipairs(peers.all()) do
    if edge.id ~= self and not ask("edge", edge.id, peers.uri(edge), "sip:" .. self .. "@edges.invalid") then
      peers.answered(edge.id, 408)
    end
  end
end)
