import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { programPath } from "#local/program-path.ts";

/** Where a server lies that `scripts/servers/get` has put in place, or that the machine has; undefined where neither. */
export function serverProgram(name: string): string | undefined {
  const built = resolve(".cache/tools", name);
  return programPath(name, process.env["PATH"] ?? "") ?? (existsSync(built) ? built : undefined);
}
