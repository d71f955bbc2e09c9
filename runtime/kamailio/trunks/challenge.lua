-- Answers the challenges (401, 407) of registration trunks with their user name and password.
local digest = require("digest")
local secrets = require("secrets")
local trunks = require("trunks")

local challenge = {}

local most_challenges = 5

-- Whether a trunk may be answered.
function challenge.may_answer(trunk_id)
  local trunk = trunk_id and trunks.by_id(trunk_id)
  return trunk ~= nil and trunk.register ~= nil
end

-- Whether a reply's code is a challenge.
function challenge.is_one(code)
  return code == 401 or code == 407
end

-- Whether the challenge at hand says that the answer was right but for its nonce, which had its time.
function challenge.is_stale()
  local name = KSR.pv.get("$rs") == 407 and "Proxy-Authenticate" or "WWW-Authenticate"
  local text = string.lower(KSR.pv.get("$(hdr(" .. name .. ")[*])") or "")
  return string.find(text, "[%s,]stale%s*=%s*\"?true") ~= nil
end

-- The header (a whole line) that answers the first of a reply's challenges that can be answered: a carrier may ask for
-- SHA-256 before MD5, each in a header of its own (RFC 8760, 2.4), of which Kamailio 5.6 looks at one. `challenges` is the
-- variable that they are read from.
local function answer_to(code, challenges, trunk_id, method, uri)
  local register = trunks.by_id(trunk_id).register
  local password = secrets.text(register.secret)
  local asks, says = "WWW-Authenticate", "Authorization"
  if code == 407 then asks, says = "Proxy-Authenticate", "Proxy-Authorization" end
  for index = 0, password and most_challenges - 1 or -1 do
    local asked = KSR.pv.get(string.format(challenges, asks, index))
    if not asked then return nil end
    local answer = digest(asked, method, uri, register.username, password)
    if answer then return says .. ": " .. answer .. "\r\n" end
  end
end

-- Puts the answer into the request of the failure route at hand, which goes to `uri` again.
function challenge.answer(trunk_id, uri)
  local header = answer_to(KSR.pv.get("$T_reply_code"), "$T_rpl($(hdr(%s)[%d]))", trunk_id, KSR.pv.get("$rm"), uri)
  if not header then return false end
  KSR.pv.sets("$ru", uri)
  KSR.hdr.append(header)
  return true
end

-- The header with which a request of the edge's own answers the challenge at hand; nil where that cannot be answered, or is
-- none.
function challenge.header(trunk_id, method, uri)
  local code = KSR.pv.get("$rs")
  if not challenge.is_one(code) or not challenge.may_answer(trunk_id) then return nil end
  return answer_to(code, "$(hdr(%s)[%d])", trunk_id, method, uri)
end

return challenge
