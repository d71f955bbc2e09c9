import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { MANIFEST } from "#compile/write.ts";
import { type EdgeConfig, edgeConfig } from "./edge-config.ts";
import { type Applied, applyGeneration } from "./node-db/apply-generation.ts";
import type { NodeDb } from "./node-db/open-node-db.ts";
import { readManifest } from "./read-manifest.ts";
import { readObject } from "./read-object.ts";

/** A generation that was applied from a folder. */
export interface AppliedBundle extends Applied {
  generation: string;
  config: EdgeConfig;
  /** Names of trunks' hosts that could not be resolved: calls neither come from there nor go there, unless Kamailio can. */
  unknownHosts: string[];
}

/**
 * Makes the generation in a folder that `writeGeneration` wrote that of the node, verifying every digest.
 *
 * @throws Error where something is missing or damaged, or the format is not ours; then nothing has changed.
 */
export async function applyBundle(db: NodeDb, bundle: string): Promise<AppliedBundle> {
  const manifest = readManifest(readFileSync(join(bundle, MANIFEST), "utf8"));
  if ("problem" in manifest) throw new Error(manifest.problem);
  const objects = resolve(bundle, "objects");
  const { config, unresolved: unknownHosts } = await edgeConfig(manifest, objects);
  const read = (digest: string) => readObject(objects, digest);
  const applied = applyGeneration(db, { manifest, read, config });
  return { ...applied, generation: manifest.generation, config, unknownHosts };
}
