import { loadStack } from "#config/load-stack.ts";
import type { Enterprise } from "../config/enterprise.types.ts";
import type { Diagnostic } from "../config/finding.ts";
import type { Foundation } from "../config/foundation.types.ts";
import type { Platform } from "../config/platform.types.ts";
import type { AreaTable } from "../decision/area.ts";
import { type Compiled, compile } from "./compile.ts";
import { loadAreaTable } from "./load-area-table.ts";
import { loadRecordings } from "./load-recordings.ts";

export interface CompiledStack {
  platform: Platform;
  /** What it stands on, where the stack says so. */
  foundation?: Foundation | undefined;
  enterprises: readonly Enterprise[];
  areas: AreaTable;
  compiled: Compiled;
  /** Warnings of the check. */
  diagnostics: readonly Diagnostic[];
}

/** Why there is no generation: what the check found, or what is wrong with the stack's table of mobile segments. */
export interface RefusedStack {
  diagnostics: readonly Diagnostic[];
  refused: string;
}

/** Reads, checks and compiles a stack's folder, with a folder of caches if given. A stack with errors yields nothing. */
export async function compileStack(dir: string, cacheFolder?: string): Promise<CompiledStack | RefusedStack> {
  const { platform, foundation, enterprises, diagnostics } = await loadStack(dir, cacheFolder);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (platform === undefined || errors.length > 0) return { diagnostics, refused: "" };
  const loaded = await loadAreaTable(dir);
  if ("problem" in loaded) return { diagnostics, refused: loaded.problem };
  const files = enterprises.map(({ enterprise }) => enterprise);
  const compiled = compile(platform, files, loaded.areas, await loadRecordings(dir, files));
  return { platform, foundation, enterprises: files, areas: loaded.areas, compiled, diagnostics };
}

export function isRefused(result: CompiledStack | RefusedStack): result is RefusedStack {
  return "refused" in result;
}
