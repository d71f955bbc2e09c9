-- What the edge was started with. Paths and the generation come by environment, switches as definitions.
local cjson = require("cjson")

local run_dir = os.getenv("HOTLINE_RUN_DIR") or "."

local settings = {
  run_dir = run_dir,
  -- Folder of the secrets' files.
  secrets = os.getenv("HOTLINE_SECRETS") or run_dir .. "/secrets",
  boot = os.getenv("HOTLINE_BOOT") or "boot",
  test_clock = os.getenv("HOTLINE_TEST_CLOCK") == "1",
  test_vectors = os.getenv("HOTLINE_TEST_VECTORS") == "1",
}

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

settings.read = read
-- The node's part of the generation: generation, domain, trunks, shards and areas (paths).
settings.node = cjson.decode(read(settings.run_dir .. "/node.json"))

return settings
