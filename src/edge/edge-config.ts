import { join } from "node:path";
import type { Generation, NodeConfig } from "#compile/generation.ts";
import { readObject } from "./read-object.ts";
import { type Hosts, type Resolve, resolvedTrunks } from "./resolved-trunks.ts";

/** The setting `config`: what the edge needs of a generation beside its numbers, source addresses of trunks resolved. */
export interface EdgeConfig extends Omit<NodeConfig, "format"> {
  /** Path of the `AreaTable`. */
  areas: string;
  /** What the trunks' host names stand for: they keep it where they cannot be resolved. */
  hosts: Hosts;
}

/** A generation's configuration on this machine. */
export interface ResolvedConfig {
  config: EdgeConfig;
  /** Names of trunks' hosts that could not be resolved now. */
  unresolved: string[];
}

/**
 * A generation's configuration on this machine. Names that cannot be resolved keep what they stood for `before`; calls
 * come from none that never could.
 *
 * @throws Error where an object is missing or damaged.
 */
export async function edgeConfig(
  manifest: Generation,
  objects: string,
  { before, resolve }: { before?: Hosts; resolve?: Resolve | undefined } = {},
): Promise<ResolvedConfig> {
  const { format: _, ...plan }: NodeConfig = JSON.parse(readObject(objects, manifest.node));
  readObject(objects, manifest.areas);
  const { trunks, hosts, unresolved } = await resolvedTrunks(plan.trunks, before, resolve);
  return { config: { ...plan, trunks, hosts, areas: join(objects, manifest.areas) }, unresolved };
}
