import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { canonicalJson } from "#compile/canonical-json.ts";
import type { Generation, NodeConfig } from "#compile/generation.ts";
import { sha256 } from "#compile/sha256.ts";
import type { NodeFile } from "./node-file.ts";
import { nodeFile } from "./node-file.ts";

/** A written generation as the edge needs it. */
export interface BundleOnDisk {
  node: NodeFile;
  numbers: number;
  /** Bytes of all shards together. */
  bytes: number;
}

/**
 * Reads a folder that `writeGeneration` wrote, and verifies every digest: what was reviewed is what runs.
 *
 * @throws Error where a file is missing or damaged, or the format is not ours.
 */
export async function readGeneration(bundle: string): Promise<BundleOnDisk> {
  const manifest: Generation = JSON.parse(await readFile(join(bundle, "generation.json"), "utf8"));
  if (manifest.format !== 1) throw new Error(`this edge does not speak format ${manifest.format}`);
  const { generation, ...content } = manifest;
  if (sha256(canonicalJson(content)) !== generation) throw new Error("generation.json is damaged");
  const objects = join(bundle, "objects");
  const config: NodeConfig = JSON.parse((await verified(objects, manifest.node)).toString("utf8"));
  await verified(objects, manifest.areas);
  let bytes = 0;
  for (const { sha256 } of manifest.shards) bytes += (await verified(objects, sha256)).length;
  return { node: nodeFile(manifest, config, objects), numbers: manifest.numbers, bytes };
}

async function verified(objects: string, digest: string): Promise<Buffer> {
  const content = await readFile(join(objects, digest));
  if (sha256(content) !== digest) throw new Error(`object ${digest} is damaged: compile the stack again`);
  return content;
}
