import { planOf } from "#model/plan-of.ts";
import type { Enterprise } from "../config/enterprise.types.ts";
import type { Platform } from "../config/platform.types.ts";
import type { AreaTable } from "../decision/area.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { Generation, ShardLine } from "./generation.ts";
import { nodeConfig } from "./node-config.ts";
import { sha256 } from "./sha256.ts";
import { SHARDS, shardOf } from "./shard-of.ts";

/** A value over this would not fit into the edge's shared memory as planned. */
export const MAX_VALUE_BYTES = 32 * 1024;

export interface Compiled {
  manifest: Generation;
  /** Text of each object by its SHA-256. */
  objects: Map<string, string>;
  /** Values over the limit: there is no generation to be used until they are smaller. */
  tooLarge: { enterprise: string; number: string; bytes: number }[];
}

/**
 * Compiles a checked stack into a generation. Pure: the same platform, enterprises (in any order) and area table
 * give the same digests on every machine and at any time.
 */
export function compile(platform: Platform, enterprises: readonly Enterprise[], areas: AreaTable): Compiled {
  const objects = new Map<string, string>();
  const add = (text: string): string => {
    const digest = sha256(text);
    objects.set(digest, text);
    return digest;
  };
  const tooLarge: Compiled["tooLarge"] = [];
  const shards: string[][] = Array.from({ length: SHARDS }, () => []);
  for (const enterprise of enterprises.toSorted(byNumber)) {
    const plan = planOf(enterprise, platform);
    const line: ShardLine = { number: plan.number, plan };
    const bytes = Buffer.byteLength(canonicalJson(plan));
    if (bytes > MAX_VALUE_BYTES) tooLarge.push({ enterprise: plan.enterprise, number: plan.number, bytes });
    shards[shardOf(plan.number)]?.push(`${canonicalJson(line)}\n`);
  }
  const content: Omit<Generation, "generation"> = {
    format: 1,
    numbers: enterprises.length,
    shards: shards.flatMap((lines, shard) =>
      lines.length === 0 ? [] : [{ shard, sha256: add(lines.join("")), numbers: lines.length }],
    ),
    node: add(canonicalJson(nodeConfig(platform))),
    areas: add(canonicalJson(areas)),
  };
  return { manifest: { ...content, generation: sha256(canonicalJson(content)) }, objects, tooLarge };
}

function byNumber(a: Enterprise, b: Enterprise): number {
  return a.number < b.number ? -1 : a.number > b.number ? 1 : 0;
}
