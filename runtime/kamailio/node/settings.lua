-- What the edge was started with, by environment. What may change while it runs is in node.lua.
local run_dir = os.getenv("HOTLINE_RUN_DIR") or "."

local settings = {
  run_dir = run_dir,
  -- Folder of the secrets' files.
  secrets = os.getenv("HOTLINE_SECRETS") or run_dir .. "/secrets",
  boot = os.getenv("HOTLINE_BOOT") or "boot",
  -- Address and port at which this edge listens.
  listens = os.getenv("HOTLINE_LISTENS") or "127.0.0.1:5060",
  -- Those at which carriers reach it: the same, unless its address is translated on the way.
  contact = os.getenv("HOTLINE_CONTACT") or "127.0.0.1:5060",
  -- The same over TLS; absent where it has no such listener.
  tls_contact = os.getenv("HOTLINE_TLS_CONTACT"),
  -- Whether rtpengine is there to carry speech; its addresses are in kamailio.cfg.
  media_relays = os.getenv("HOTLINE_MEDIA_RELAYS") == "1",
  -- Seconds of rest between two questions whether the sides of a call live.
  probe_s = tonumber(os.getenv("HOTLINE_PROBE_SECONDS") or "") or 30,
  -- Seconds in which an answer must be acknowledged: 64 T1 (RFC 3261, 13.3.1.4), after which the target hangs up, and a
  -- little.
  acknowledged_s = tonumber(os.getenv("HOTLINE_ACKNOWLEDGED_SECONDS") or "") or 35,
  -- Milliseconds that packets may wait in a queue that is short; standing-queue.lua knows unless it is said.
  short_wait_ms = tonumber(os.getenv("HOTLINE_SHORT_WAIT_MS") or ""),
  -- SIP worker processes.
  workers = tonumber(os.getenv("HOTLINE_WORKERS") or "") or 2,
  test_clock = os.getenv("HOTLINE_TEST_CLOCK") == "1",
  test_vectors = os.getenv("HOTLINE_TEST_VECTORS") == "1",
}

-- Text of a file.
function settings.read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

return settings
