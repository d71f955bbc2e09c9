import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { BUILT_LUA } from "#edge/kamailio-launch.ts";

const corpus = fileURLToPath(new URL("./", import.meta.url));

/** Environment in which `require` finds decision.lua and the corpus's own modules. */
export function luaEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, LUA_PATH: `${BUILT_LUA}/?.lua;${corpus}?.lua;;` };
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
