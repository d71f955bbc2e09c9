import type { NumberPlan } from "../decision/plan.ts";
import type { Compiled } from "./compile.ts";
import type { ShardLine } from "./generation.ts";

/** The plans of a generation, read back from its shards as a node would, ascending by shard and number. */
export function plansOf({ manifest, objects }: Compiled): NumberPlan[] {
  return manifest.shards.flatMap(({ sha256 }) => {
    const lines = objects.get(sha256)?.trimEnd().split("\n") ?? [];
    return lines.map((line) => {
      const { plan }: ShardLine = JSON.parse(line);
      return plan;
    });
  });
}
