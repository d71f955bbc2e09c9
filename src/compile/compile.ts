import { planOf } from "#model/plan-of.ts";
import type { Enterprise } from "../config/enterprise.types.ts";
import type { Platform } from "../config/platform.types.ts";
import type { AreaTable } from "../decision/area.ts";
import { canonicalJson } from "./canonical-json.ts";
import { costTerms } from "./cost-terms.ts";
import type { Generation, ShardLine } from "./generation.ts";
import { nodeConfig } from "./node-config.ts";
import { sha256 } from "./sha256.ts";
import { SHARDS, shardOf } from "./shard-of.ts";

export interface Compiled {
  manifest: Generation;
  /** Text of each object by its SHA-256. */
  objects: Map<string, string>;
}

/** SHA-256 (hex) of each recording's content by its file, relative to the stack's folder. */
export type Recordings = ReadonlyMap<string, string>;

/**
 * Compiles a checked stack into a generation. Pure: the same platform, enterprises (in any order), area table and
 * recordings give the same digests on every machine and at any time.
 *
 * @throws Error for a recording without a digest: the check has seen its file.
 */
export function compile(
  platform: Platform,
  enterprises: readonly Enterprise[],
  areas: AreaTable,
  recordings: Recordings = new Map(),
): Compiled {
  const objects = new Map<string, string>();
  const add = (text: string): string => {
    const digest = sha256(text);
    objects.set(digest, text);
    return digest;
  };
  const shards: string[][] = Array.from({ length: SHARDS }, () => []);
  for (const enterprise of enterprises.toSorted(byNumber)) {
    const plan = planOf(enterprise, platform, (file) => digestOf(recordings, file));
    const terms = costTerms(enterprise, platform);
    const line: ShardLine = { number: plan.number, plan, ...(terms && { terms }) };
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
  return { manifest: { ...content, generation: sha256(canonicalJson(content)) }, objects };
}

function digestOf(recordings: Recordings, file: string): string {
  const digest = recordings.get(file);
  if (digest === undefined) throw new Error(`no digest of ${file}`);
  return digest;
}

function byNumber(a: Enterprise, b: Enterprise): number {
  return a.number < b.number ? -1 : a.number > b.number ? 1 : 0;
}
