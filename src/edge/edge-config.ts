import { join } from "node:path";
import type { Generation, NodeConfig } from "#compile/generation.ts";
import { readObject } from "./read-object.ts";
import { resolvedTrunks } from "./resolved-trunks.ts";

/** The setting `config`: what the edge needs of a generation beside its numbers, source addresses of trunks resolved. */
export interface EdgeConfig extends Omit<NodeConfig, "format"> {
  /** Path of the `AreaTable`. */
  areas: string;
}

/**
 * A generation's configuration on this machine; `unknownHosts` are the names of trunks' hosts that could not be resolved:
 * no calls come from them.
 *
 * @throws Error where an object is missing or damaged.
 */
export async function edgeConfig(
  manifest: Generation,
  objects: string,
): Promise<{ config: EdgeConfig; unknownHosts: string[] }> {
  const { format: _, ...plan }: NodeConfig = JSON.parse(readObject(objects, manifest.node));
  readObject(objects, manifest.areas);
  const { trunks, unknown } = await resolvedTrunks(plan.trunks);
  return { config: { ...plan, trunks, areas: join(objects, manifest.areas) }, unknownHosts: unknown };
}
