-- The node's SQLite file, as the agent writes it (docs/edge/node-database.md). Only reads.
local settings = require("settings")

local node_db = {}

local format = 1
local path = settings.run_dir .. "/node.db"
local environment, connection

-- Whether there is a file. SQLite would make one.
function node_db.exists()
  local file = io.open(path, "rb")
  if file then file:close() end
  return file ~= nil
end

-- Rows of a query, one after the other as SQLite finds them: `visit` gets each one's columns. The first column is
-- never NULL.
function node_db.each(query, visit)
  local cursor = assert(connection:execute(query))
  if type(cursor) == "number" then return end
  local fine, problem = pcall(function()
    while true do
      local first, second, third, fourth = cursor:fetch()
      if first == nil then return second and error(second, 0) end
      visit(first, second, third, fourth)
    end
  end)
  -- A connection does not close while a cursor is open.
  cursor:close()
  if not fine then error(problem, 0) end
end

-- First row of a query; nil where there is none.
function node_db.first(query)
  local row = {}
  node_db.each(query .. " LIMIT 1", function(...) row = { ... } end)
  return unpack(row, 1, 4)
end

function node_db.is_open()
  return connection ~= nil
end

function node_db.close()
  if connection then connection:close() end
  connection = nil
end

-- Opens the file anew: another may lie under its name.
function node_db.open()
  node_db.close()
  environment = environment or require("luasql.sqlite3").sqlite3()
  connection = assert(environment:connect(path, 1000))
  assert(connection:execute("PRAGMA query_only = 1"))
  local found = node_db.first("SELECT user_version FROM pragma_user_version")
  if found == 0 then error("it is being made", 0) end
  if found ~= format then error("node.db has format " .. tostring(found) .. ", not " .. format, 0) end
end

-- Runs a function on one state of the file, whatever is written meanwhile.
function node_db.at_one_state(run)
  assert(connection:execute("BEGIN"))
  local fine, problem = pcall(run)
  connection:execute("ROLLBACK")
  if not fine then error(problem, 0) end
end

return node_db
