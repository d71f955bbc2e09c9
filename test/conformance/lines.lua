-- Vectors in (one JSON per line on standard input), canonical lines out.
local run = require("conformance").run
for text in io.lines() do
  io.write(run(text), "\n")
end
