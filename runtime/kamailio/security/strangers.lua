-- The allow-list: whose packets are looked at. Everything else is dropped before it is parsed, without an answer, and
-- counted.
local peers = require("peers")
local trunks = require("trunks")
local dropped = require("dropped")
local ways = require("ways")
local overload = require("overload")

local strangers = {}

-- The agent and whoever else asks on this machine whether the edge lives.
local own_machine = { ["127.0.0.1"] = true, ["::1"] = true }
-- As autoexpire of the table: the longest call and an hour.
local guest_s = 46800
-- Requests a second that may bear a way, of all strangers together: sides that this edge does not know are few.
local most_ways = 50

-- Whether an address, and where it is given a port, is a carrier's or another of our edges'.
function strangers.is_listed(address, port)
  return trunks.from_address(address, port) ~= nil or peers.lists(address)
end

-- Whether an address is this machine's own.
function strangers.is_own_machine(address)
  return own_machine[address] == true
end

-- Whether a request from an address is looked at: one on the list, this machine, or, within calls alone, the other side
-- of a call of ours (an enterprise's exchange has an address of its own choice) and a carrier whose trunk was removed.
function strangers.may_enter(address, port)
  if strangers.is_listed(address, port) or strangers.is_own_machine(address) then return true end
  if trunks.formerly_from(address, port) then return true end
  return type(KSR.htable.sht_get("guests", address)) == "number"
end

-- Lets an address take part in calls, for it is a side of one.
function strangers.welcome(address)
  if address and not strangers.is_listed(address) then KSR.htable.sht_setxi("guests", address, 1, guest_s) end
end

-- The address in a SIP URI; nil where it is a name.
function strangers.address_in(uri)
  local host = string.match(uri or "", "^sips?:[^@>;?]*@([^;>?]+)") or string.match(uri or "", "^sips?:([^;>?@]+)")
  return host and (string.match(host, "^%[([%x:.]+)%]") or string.match(host, "^(%d+%.%d+%.%d+%.%d+)"))
end

-- To see whether a way is ours costs far more than to drop a packet, and anybody can write one down.
local function may_bear_way()
  if not ways.looks_borne(KSR.pv.get("$(rcv(buf){s.substr,0,1024})")) then return false end
  return KSR.htable.sht_inc("rates", "ways:" .. os.time()) <= most_ways
end

-- Runs on every packet before anything is parsed. A reply has to fit a request of ours, which its transaction knows:
-- its sender may be any address that a carrier's name has today.
function strangers.at_the_door()
  local address = KSR.pv.get("$rcv(srcip)")
  if overload.takes(address) then return KSR.set_drop() end
  local port = KSR.pv.get("$rcv(srcport)")
  if strangers.is_listed(address, port) then return end
  if KSR.pv.get("$(rcv(buf){s.substr,0,8})") == "SIP/2.0 " then return end
  if strangers.may_enter(address, port) then return end
  -- A side of a call that this edge does not know (any more): within-dialog.lua sees whether the way is ours.
  if may_bear_way() then return end
  dropped.count("stranger-" .. KSR.pv.get("$rcv(sproto)"), address)
  KSR.set_drop()
end

return strangers
