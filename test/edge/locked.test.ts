import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { luaPath } from "#edge/lua-path.ts";
import { missingLua } from "../conformance/lua-interpreter.ts";

const runtime = fileURLToPath(new URL("../../runtime/kamailio/", import.meta.url));
const missing = missingLua("lua5.1");
if (missing) console.warn(`SKIPPED: what an error does to a lock is not tested: ${missing}`);

const program = `
local held = 0
KSR = { htable = {
  sht_lock = function() held = held + 1 end,
  sht_unlock = function() held = held - 1 end,
} }
local locked = require("locked")
local fine, problem = pcall(locked, "callers", "key", function() error("out of memory", 0) end)
print(fine, string.match(problem, "^[^\\n]*"), held)
print(locked("callers", "key", function() return held end), held)
`;

test.skipIf(missing)(`an error lets go of the lock in which it happens${missing ?? ""}`, () => {
  const env = { ...process.env, LUA_PATH: `${luaPath([runtime])};;` };
  const child = spawnSync("lua5.1", ["-"], { input: program, encoding: "utf8", env });
  expect(child.stderr).toBe("");
  expect(child.stdout).toBe("false\tout of memory\t0\n1\t0\n");
});
