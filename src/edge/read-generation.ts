import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Generation, NodeConfig } from "#compile/generation.ts";
import type { NodeFile } from "./node-file.ts";
import { nodeFile } from "./node-file.ts";

/** A written generation as the edge needs it. */
export interface BundleOnDisk {
  node: NodeFile;
  numbers: number;
  /** Bytes of all shards together. */
  bytes: number;
}

/** Reads a folder that `writeGeneration` wrote. Throws where a file is missing or the format is not ours. */
export async function readGeneration(bundle: string): Promise<BundleOnDisk> {
  const manifest: Generation = JSON.parse(await readFile(join(bundle, "generation.json"), "utf8"));
  if (manifest.format !== 1) throw new Error(`this edge does not speak format ${manifest.format}`);
  const objects = join(bundle, "objects");
  const config: NodeConfig = JSON.parse(await readFile(join(objects, manifest.node), "utf8"));
  const node = nodeFile(manifest, config, objects);
  const sizes = await Promise.all(node.shards.map(async (shard) => (await stat(shard)).size));
  return { node, numbers: manifest.numbers, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
