import { createHash, hash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Everything whose change may change what a check of a file says. */
const SOURCES = ["src/config", "src/model", "schemas", "data", "package-lock.json"];

/**
 * A digest over the tool itself: its sources, schemas, data and locked dependencies, and the Node that runs it. A
 * version number would let results of yesterday's rules live on while somebody works on the rules.
 */
export function toolDigest(): string {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const digest = createHash("sha256").update(process.version);
  for (const source of SOURCES) {
    for (const file of filesOf(join(root, source))) {
      digest.update(`\n${file.slice(root.length)} `).update(hash("sha256", readFileSync(file)));
    }
  }
  return digest.digest("base64url");
}

function filesOf(path: string): string[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return [];
  if (!stats.isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
