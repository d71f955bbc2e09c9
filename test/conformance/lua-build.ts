import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const corpus = fileURLToPath(new URL("./", import.meta.url));

/** Builds decision.lua into a folder of the caller's, so that no other build's file is read half written. */
export function buildLua(outDir: string): void {
  const compiler = `${root}node_modules/typescript-to-lua/dist/tstl.js`;
  const args = [compiler, "-p", `${root}src/decision/tsconfig.lua.json`, "--outDir", outDir];
  execFileSync(process.execPath, args, { stdio: "pipe" });
}

/** Environment in which `require` finds decision.lua and the corpus's own modules. */
export function luaEnvironment(outDir: string): NodeJS.ProcessEnv {
  return { ...process.env, LUA_PATH: `${outDir}/?.lua;${corpus}?.lua;;` };
}

/** Why an interpreter cannot run the corpus, or nothing where it can. */
export function missingLua(lua: string): string | undefined {
  const probe = spawnSync(lua, ["-e", 'require("cjson")'], { encoding: "utf8" });
  if (probe.error !== undefined) return `${lua} is not installed`;
  return probe.status === 0 ? undefined : `${lua} does not find the module cjson (lua-cjson)`;
}

export function luaScript(name: string): string {
  return `${corpus}${name}`;
}
