-- TCP and TLS connections over which an answer is awaited. Kamailio closes one that is idle for 20 s or little more; who rings
-- is silent for longer, and its answer would go to the port that the connection came from, where nobody listens.

-- Seconds: as long as exchanges let a call ring (ITU-T Q.118: 3 minutes at most), and some.
local longest_silence_s = 200

-- Keeps the connection of the message at hand.
local function long_lived()
  if string.lower(KSR.pv.get("$pr")) ~= "udp" then KSR.tcpops.tcp_set_connection_lifetime(longest_silence_s) end
end

return long_lived
