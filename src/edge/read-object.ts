import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "#compile/sha256.ts";

/**
 * Text of an object in a folder of them.
 *
 * @throws Error where it is missing or not what its digest says.
 */
export function readObject(folder: string, digest: string): string {
  const content = readFileSync(join(folder, digest));
  if (sha256(content) !== digest) throw new Error(`object ${digest} is damaged: compile the stack again`);
  return content.toString("utf8");
}
