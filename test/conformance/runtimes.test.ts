import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BUILT_LUA } from "#edge/kamailio-launch.ts";
import { conformanceLine } from "./conformance-line.ts";
import { luaEnvironment, luaScript, missingLua } from "./lua-interpreter.ts";
import { vectors } from "./vectors.ts";

const node = vectors.map(conformanceLine);

test("the corpus has at least 5,000 vectors and reaches every outcome and reason", () => {
  expect(vectors.length).toBeGreaterThanOrEqual(5000);
  const decisions = node.map((line) => line.split(" | ")[2] ?? "");
  const outcomes = [
    "ring",
    "menu",
    "queue",
    "announce",
    "reject",
    "unavailable",
    "unknown-number",
    "suspended",
  ];
  const reasons = ["blocked", "anonymous", "caller-limit", "short-calls", "concurrency", "capped"];
  const heads = [...outcomes, "carrier", ...reasons.map((reason) => `reject reason=${reason}`)];
  for (const head of heads) {
    expect(decisions.filter((line) => line.startsWith(`${head} `)).length, head).toBeGreaterThan(20);
  }
});

test("the Lua is plain: of the compiler's library it takes three string functions", () => {
  const lua = readFileSync(join(BUILT_LUA, "decision.lua"), "utf8");
  const library = [...new Set(lua.match(/__TS__\w+/g))].sort();
  expect(library).toEqual(["__TS__StringCharAt", "__TS__StringCharCodeAt", "__TS__StringSubstring"]);
});

describe.each(["lua5.1", "lua5.3"])("%s", (lua) => {
  const missing = missingLua(lua);
  if (missing !== undefined)
    console.warn(`SKIPPED: the decision function is not compared in ${lua}: ${missing}`);

  test.skipIf(missing !== undefined)("writes the same line as Node for every vector", () => {
    const input = vectors.map((vector) => JSON.stringify(vector)).join("\n");
    const run = spawnSync(lua, [luaScript("lines.lua")], {
      input,
      encoding: "utf8",
      env: luaEnvironment(),
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(run.stderr).toBe("");
    expect(run.stdout.split("\n").slice(0, -1)).toEqual(node);
  });
});
