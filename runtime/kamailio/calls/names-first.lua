-- A target over TLS hears of a call only when its certificate's name was seen (exchanges.lua). Where that is still to be
-- seen, the call waits for the answers to OPTIONS with its transaction suspended, and rings then, in the failure route.
-- They have as long as a path has for its first answer.
local answer_call = require("answer-call")
local answers = require("answers")
local call_state = require("call-state")
local exchanges = require("exchanges")
local lookups = require("lookups")

local names_first = {}
local has_tls = KSR.tls ~= nil
-- Longer than tm waits for an answer to OPTIONS.
local patience_ms = 2000

-- The targets of a batch that are to be asked, each once a call.
local function unseen(batch)
  local uris = {}
  for _, target in ipairs(batch) do
    local key = exchanges.of(target.target)
    if key and not target.tried and not target.asked and not exchanges.connection(key) and lookups.begin(target.target) then
      target.asked = true
      uris[#uris + 1] = target.target
    end
  end
  return uris
end

-- Has the call at hand wait, where a target of its next batch makes it; false where none does. `most`: the branches that
-- are left to it, one of which waiting takes.
function names_first.await(call, most)
  if not has_tls or most < 2 or answers.given_up(call.id) then return false end
  local uris = unseen(call.batches[1])
  if #uris == 0 then return false end
  call.legs, call.pauses, call.waits = {}, (call.pauses or 0) + 1, true
  call_state.save(call)
  KSR.tm.t_on_failure("ksr_failure")
  KSR.tm.t_set_fr(patience_ms, patience_ms)
  if KSR.tmx.t_suspend() < 0 then
    call.waits = nil
    lookups.done()
    return false
  end
  local wait = string.format("%d:%d:%d:%d", KSR.pv.get("$T(id_index)"), KSR.pv.get("$T(id_label)"), call.pauses, #uris)
  for _, uri in ipairs(uris) do exchanges.ask(uri, wait) end
  lookups.done()
  return true
end

-- The caller of a call has given up: where it waits, tm has told the caller, and nobody else of it.
function names_first.cancelled(id)
  local call = has_tls and call_state.load(id)
  if call and call.waits then answer_call.ended(call, "caller", 487, "cancelled") end
end

-- An exchange has answered, or, without a message at hand, has not in time. With the last of them the call goes on.
function names_first.answered(id, _, at_hand)
  local key, wait = string.match(id, "^([^/]+)/(.*)$")
  if at_hand then exchanges.answered(key) end
  local index, label, count = string.match(wait, "^(%-?%d+):(%-?%d+):%d+:(%d+)$")
  if not index or KSR.htable.sht_inc("once", "names:" .. wait) < tonumber(count) then return end
  KSR.tmx.t_continue(tonumber(index), tonumber(label), "ksr_failure")
end

return names_first
