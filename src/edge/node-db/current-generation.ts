import type { NodeDb } from "./open-node-db.ts";

/** Digest of the generation applied last; undefined before the first. */
export function currentGeneration({ sqlite }: NodeDb): string | undefined {
  const last = sqlite.prepare("SELECT generation FROM generations ORDER BY revision DESC LIMIT 1").get();
  return last === undefined ? undefined : String(last["generation"]);
}
