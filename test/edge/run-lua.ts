import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { luaPath } from "#edge/lua-path.ts";

const runtime = fileURLToPath(new URL("../../runtime/kamailio/", import.meta.url));

/** Runs a script beside this file with Lua 5.1 and the edge's modules: JSON in, what it says as JSON out. */
export function runLua(script: string, input: unknown): unknown {
  const child = spawnSync("lua5.1", [fileURLToPath(new URL(script, import.meta.url))], {
    input: `${JSON.stringify(input)}\n`,
    encoding: "utf8",
    env: { ...process.env, LUA_PATH: `${luaPath([runtime])};;` },
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout);
}
