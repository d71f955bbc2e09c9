-- Answers the challenge (401, 407) of a registration trunk to the INVITE of a call.
local secrets = require("secrets")
local trunks = require("trunks")

local challenge = {}

-- Whether a trunk may be answered.
function challenge.may_answer(trunk_id)
  local trunk = trunk_id and trunks.by_id(trunk_id)
  return trunk ~= nil and trunk.register ~= nil
end

-- Puts the answer into the request of the failure route at hand. The password is in shared memory for this moment alone.
function challenge.answer(trunk_id)
  local register = trunks.by_id(trunk_id).register
  local password = secrets.text(register.secret)
  if not password then return false end
  KSR.pv.sets("$avp(auth_user)", register.username)
  KSR.pv.sets("$avp(auth_password)", password)
  local answered = KSR.uac.uac_auth() > 0
  KSR.pv.unset("$avp(auth_password)")
  return answered
end

return challenge
