-- The edge's entry points. Each runs guarded: an error in one call answers 500 to it, is logged, and kills nothing.
-- Calls into Kamailio are where LuaJIT's compiled traces end: its interpreter alone is as fast, and simpler.
if jit then jit.off() end
local here = os.getenv("HOTLINE_LUA_PATH") or "."
package.path = here .. ";" .. package.path

local answer_call = require("answer-call")
local challenged = require("challenged")
local dialog_events = require("dialog-events")
local first_answer = require("first-answer")
local guarded = require("guarded")
local handover = require("handover")
local leg_by_owner = require("leg-by-owner")
local on_branch = require("branch")
local on_failure = require("failure")
local on_reply = require("replies")
local own_requests = require("own-requests")
local passed_on = require("passed-on")
local peer_source = require("peer-source")
local pull = require("pull")
local requests = require("requests")
local secure = require("secure")
local strangers = require("strangers")
local stray_reply = require("stray-reply")
local timer = require("timer")
local trace = require("trace")
-- What nobody else asks for: periodic work alone.
require("heartbeat")
require("media-notes")
require("peer-probe")

ksr_request_route = guarded("request", requests, answer_call.failed)
-- An undressed branch would show a hidden caller.
ksr_branch = guarded("branch", on_branch, function() KSR.set_drop() end)
-- An answer over which the edge has failed is not the call's: it comes again.
ksr_reply_route = guarded("first answer", first_answer, function() KSR.set_drop() end)
ksr_reply = guarded("reply", on_reply)
ksr_stray_reply = guarded("stray reply", stray_reply)
ksr_failure = guarded("failure", on_failure, answer_call.failed)
ksr_within_branch = guarded("branch within a call", challenged.on_branch, function() KSR.set_drop() end)
ksr_within_failure = guarded("failure within a call", challenged.on_failure)
ksr_dialog_event = guarded("dialog event", dialog_events.handle)
ksr_own_request = guarded("own request", own_requests)
ksr_peer_branch = guarded("branch of another edge's request", peer_source.hide, function() KSR.set_drop() end)
ksr_handover_branch = guarded("handover branch", handover.on_branch)
ksr_handover_reply = guarded("handover reply", handover.on_reply)
ksr_handover_failure = guarded("handover failure", handover.on_failure, answer_call.failed)
ksr_leg_reply = guarded("leg's reply", leg_by_owner.on_reply)
ksr_leg_failure = guarded("leg's failure", leg_by_owner.on_failure)
ksr_passed_branch = guarded("passed on: branch", passed_on.on_branch)
ksr_passed_reply = guarded("passed on: reply", passed_on.on_reply)
ksr_passed_failure = guarded("passed on: failure", passed_on.on_failure, answer_call.failed)
ksr_pull = guarded("pull", pull.run)
ksr_timer = timer.tick
ksr_received = guarded("door", strangers.at_the_door)
ksr_send = guarded("send", secure.on_send)
ksr_sipdump = guarded("trace", trace.message)
