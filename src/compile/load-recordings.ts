import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Enterprise } from "../config/enterprise.types.ts";
import type { Recordings } from "./compile.ts";
import { sha256 } from "./sha256.ts";

/** Digests of the recordings that the enterprises of a stack's folder name; each file is read once. */
export async function loadRecordings(stack: string, enterprises: readonly Enterprise[]): Promise<Recordings> {
  const files = new Set(
    enterprises.flatMap(({ audio }) => Object.values(audio ?? {}).map(({ file }) => file)),
  );
  const digests = new Map<string, string>();
  for (const file of files) digests.set(file, sha256(await readFile(join(stack, file))));
  return digests;
}
