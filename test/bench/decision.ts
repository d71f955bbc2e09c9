import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { decide } from "#decision/decide.ts";
import { normaliseCaller } from "#decision/normalise-caller.ts";
import { luaEnvironment, missingLua } from "../conformance/lua-interpreter.ts";
import { vectors } from "../conformance/vectors.ts";

// Reads the caller and decides, for every vector of the conformance corpus, traces included, JSON not. One round
// warms up; the rest is measured in CPU time, all runtimes in one run on one machine.
const ROUNDS = 10;

function round(): void {
  for (const { plan, caller, areas, atMs, random, counters } of vectors) {
    decide(plan, normaliseCaller(caller, areas), atMs, random, counters);
  }
}

function nodePerSecond(): number {
  round();
  const start = process.cpuUsage();
  for (let count = 0; count < ROUNDS; count += 1) round();
  const { user, system } = process.cpuUsage(start);
  return (vectors.length * ROUNDS * 1e6) / (user + system);
}

function luaPerSecond(lua: string, file: string): number {
  const script = fileURLToPath(new URL("decision.lua", import.meta.url));
  const run = spawnSync(lua, [script, file, String(ROUNDS)], {
    encoding: "utf8",
    env: luaEnvironment(),
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return Number(run.stdout);
}

const folder = mkdtempSync(join(tmpdir(), "hotline-bench-"));
try {
  const file = join(folder, "vectors.ndjson");
  writeFileSync(file, vectors.map((vector) => `${JSON.stringify(vector)}\n`).join(""));
  const node = nodePerSecond();
  const rows: [string, number | undefined][] = [[`Node ${process.versions.node}`, node]];
  for (const lua of ["lua5.1", "lua5.3"]) {
    const missing = missingLua(lua);
    if (missing !== undefined) console.error(`SKIPPED: ${missing}`);
    rows.push([lua, missing === undefined ? luaPerSecond(lua, file) : undefined]);
  }
  console.log(`| runtime | decisions per second | µs each | against Node |\n|---|---:|---:|---:|`);
  for (const [name, rate] of rows) {
    const figures =
      rate === undefined
        ? "not installed | | "
        : `${Math.round(rate).toLocaleString("en")} | ${(1e6 / rate).toFixed(1)} | ${(rate / node).toFixed(2)}`;
    console.log(`| ${name} | ${figures} |`);
  }
  console.log(`\n${vectors.length} vectors, ${ROUNDS} rounds.`);
} finally {
  rmSync(folder, { recursive: true });
}
