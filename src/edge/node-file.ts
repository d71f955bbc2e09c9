import { join } from "node:path";
import type { Generation, NodeConfig, TrunkPlan } from "#compile/generation.ts";

/** What the edge's Lua reads when it starts (`node.json` in the run directory). */
export interface NodeFile {
  generation: string;
  domain: string;
  trunks: TrunkPlan[];
  /** Paths of the shards, NDJSON of `ShardLine`. */
  shards: string[];
  /** Path of the `AreaTable`. */
  areas: string;
}

/** The run directory's `node.json` for a generation whose objects lie in `objects`. */
export function nodeFile(manifest: Generation, config: NodeConfig, objects: string): NodeFile {
  return {
    generation: manifest.generation,
    domain: config.domain,
    trunks: config.trunks,
    shards: manifest.shards.map((shard) => join(objects, shard.sha256)),
    areas: join(objects, manifest.areas),
  };
}
