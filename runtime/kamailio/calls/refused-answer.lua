-- Makes the answer at hand a refusal. tm drops no final reply, and sends a 2xx on to the caller whatever it has sent
-- before; of a 487 it takes that the leg is over, and nothing where it knows that already.
local function refused_answer()
  local text = string.gsub(KSR.pv.get("$mb") or "", "^SIP/2%.0 2%d%d[^\r\n]*", "SIP/2.0 487 Request Terminated", 1)
  return KSR.textopsx.msg_set_buffer(text) > 0
end

return refused_answer
