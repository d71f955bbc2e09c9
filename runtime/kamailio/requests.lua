-- The request route: what is whose, and what is dropped without an answer.
local settings = require("settings")
local births = require("births")
local cancel = require("cancel")
local node = require("node")
local long_lived = require("long-lived")
local strangers = require("strangers")
local trunks = require("trunks")
local within_dialog = require("within-dialog")
local peers = require("peers")
local draining = require("draining")
local elsewhere = require("elsewhere")
local new_invite = require("new-invite")
local dropped = require("dropped")
local limits = require("limits")
local overload = require("overload")

local vectors = settings.test_vectors and require("vectors") or nil

local function out_of_dialog(method, source, peer)
  local address = KSR.pv.get("$si")
  local own_machine = strangers.is_own_machine(address)
  if method == "OPTIONS" and (own_machine or strangers.is_listed(address, KSR.pv.get("$sp"))) then
    if not node.loaded() then return KSR.sl.send_reply(503, "Loading") end
    if peer then births.say() end
    if draining.now() then return KSR.sl.send_reply(503, "Draining") end
    return KSR.sl.send_reply(200, "OK")
  end
  if method == "MESSAGE" and vectors and own_machine then return vectors() end
  if not (source or peer) or method == "ACK" then return end
  if method ~= "INVITE" then
    KSR.hdr.append_to_reply("Allow: INVITE, ACK, CANCEL, BYE, OPTIONS\r\n")
    return KSR.sl.send_reply(405, "Method Not Allowed")
  end
  -- While it loads, the carrier tries the next edge.
  if not node.loaded() then return elsewhere.refuse("loading", peer) end
  if overload.refuses(address) then return elsewhere.refuse(elsewhere.overload, peer) end
  if source and limits.refuse(source) then return end
  new_invite(source, peer)
end

local function requests()
  local address = KSR.pv.get("$si")
  local port = KSR.pv.get("$sp")
  local source, peer = trunks.from_address(address, port), peers.at(address)
  local known = source or peer
  local method = KSR.pv.get("$rm")
  local has_tag = KSR.siputils.has_totag() > 0
  local sources = method == "CANCEL" and trunks.ever_from(address, port) or source
  -- A guest takes part in its calls alone, and is not told that the message is broken.
  if not has_tag and not sources and not strangers.is_listed(address, port) and not strangers.is_own_machine(address) then
    return
  end
  -- OPTIONS outside of a call go no further: some carriers ask with no hop left (RFC 3261, 11).
  local is_for_us = method == "OPTIONS" and not has_tag
  if not is_for_us and KSR.maxfwd.process_maxfwd(70) < 0 then return known and KSR.sl.send_reply(483, "Too Many Hops") end
  if KSR.sanity.sanity_check(22503, 7) < 0 then return dropped.count("malformed", address) end
  if known and method == "INVITE" then long_lived() end
  if method == "CANCEL" then return cancel(sources, peer) end
  if method ~= "ACK" then
    -- A retransmission is absorbed here.
    if KSR.tmx.t_precheck_trans() > 0 then
      KSR.tm.t_check_trans()
      return
    end
    if KSR.tm.t_check_trans() == 0 then return end
  end
  if has_tag then return within_dialog(known, peer ~= nil) end
  out_of_dialog(method, source, peer)
end

return requests
