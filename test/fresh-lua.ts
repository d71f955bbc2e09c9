import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { BUILT_LUA } from "#edge/kamailio-launch.ts";

const SOURCES = "src/decision";
const built = join(BUILT_LUA, "decision.lua");

/** Before the first test: has the decision function as Lua built where its sources have changed since it was. */
export function setup(): void {
  if (timeOf(built) >= Math.max(...readdirSync(SOURCES).map((file) => timeOf(join(SOURCES, file))))) return;
  mkdirSync(BUILT_LUA, { recursive: true });
  const draft = mkdtempSync(join(dirname(BUILT_LUA), "lua-"));
  const compiler = "node_modules/typescript-to-lua/dist/tstl.js";
  const args = [compiler, "-p", `${SOURCES}/tsconfig.lua.json`, "--outDir", draft];
  execFileSync(process.execPath, args, { stdio: "pipe" });
  // Whole at once: another run may be reading it.
  renameSync(join(draft, "decision.lua"), built);
  rmSync(draft, { recursive: true });
}

function timeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
