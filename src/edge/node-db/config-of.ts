import type { EdgeConfig } from "../edge-config.ts";
import { getSetting } from "./get-setting.ts";
import type { NodeDb } from "./open-node-db.ts";

/** The node's configuration, as this agent or one before it has written it; undefined before the first generation. */
export function configOf(db: Pick<NodeDb, "sqlite">): EdgeConfig | undefined {
  const config = getSetting(db, "config");
  return isConfig(config) ? config : undefined;
}

function isConfig(value: unknown): value is EdgeConfig {
  return typeof value === "object" && value !== null && "trunks" in value && Array.isArray(value.trunks);
}
