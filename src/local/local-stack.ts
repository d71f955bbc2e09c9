import type { Compiled } from "#compile/compile.ts";
import type { CompiledStack } from "#compile/compile-stack.ts";
import type { MediaPlan, NodeConfig, TrunkPlan } from "#compile/generation.ts";
import { plansOf } from "#compile/plans-of.ts";
import type { Enterprise } from "#config/enterprise.types.ts";
import type { Platform } from "#config/platform.types.ts";
import type { AreaTable } from "#decision/area.ts";
import type { NumberPlan } from "#decision/plan.ts";
import { numbersOf } from "./numbers.ts";

/** A compiled stack as the platform on one machine uses it. */
export interface LocalStack {
  platform: Platform;
  /** By id. */
  enterprises: ReadonlyMap<string, Enterprise>;
  areas: AreaTable;
  compiled: Compiled;
  trunks: readonly TrunkPlan[];
  media: MediaPlan;
  /** By 400 number and by DID. */
  numbers: ReadonlyMap<string, NumberPlan>;
}

export function localStack({ platform, enterprises, areas, compiled }: CompiledStack): LocalStack {
  const node: NodeConfig = JSON.parse(compiled.objects.get(compiled.manifest.node) ?? "");
  return {
    platform,
    enterprises: new Map(enterprises.map((enterprise) => [enterprise.metadata.id, enterprise])),
    areas,
    compiled,
    trunks: node.trunks,
    media: node.media,
    numbers: numbersOf(plansOf(compiled)),
  };
}
