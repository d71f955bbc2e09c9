import { existsSync } from "node:fs";
import { programPath } from "#local/program-path.ts";

const modules = [
  "/usr/lib/x86_64-linux-gnu/kamailio",
  "/usr/lib/aarch64-linux-gnu/kamailio",
  "/usr/lib64/kamailio",
];

/** What real calls lack on this machine; nothing where they can run. */
export function missingPrograms(): string | undefined {
  const path = process.env["PATH"] ?? "";
  if (!programPath("kamailio", path)) return "kamailio is not installed";
  if (!modules.some((folder) => existsSync(`${folder}/modules/app_lua.so`)))
    return "kamailio-lua-modules is not installed";
  if (!programPath("sipp", path)) return "sipp (sip-tester) is not installed";
  return undefined;
}
