-- Answers the challenges (401, 407) of registration trunks with their user name and password.
local digest = require("digest")
local secrets = require("secrets")
local trunks = require("trunks")

local challenge = {}

-- Whether a trunk may be answered.
function challenge.may_answer(trunk_id)
  local trunk = trunk_id and trunks.by_id(trunk_id)
  return trunk ~= nil and trunk.register ~= nil
end

-- Whether a reply's code is a challenge.
function challenge.is_one(code)
  return code == 401 or code == 407
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

-- The header (a whole line) with which a request of the edge's own answers the challenge at hand; nil where that cannot
-- be answered, or is none.
function challenge.header(trunk_id, method, uri)
  local code = KSR.pv.get("$rs")
  if not challenge.is_one(code) or not challenge.may_answer(trunk_id) then return nil end
  local register = trunks.by_id(trunk_id).register
  local password = secrets.text(register.secret)
  local asks, says = "WWW-Authenticate", "Authorization"
  if code == 407 then asks, says = "Proxy-Authenticate", "Proxy-Authorization" end
  local answer = password and digest(KSR.hdr.get(asks), method, uri, register.username, password)
  return answer and says .. ": " .. answer .. "\r\n"
end

return challenge
