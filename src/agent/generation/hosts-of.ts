import { getSetting } from "#edge/node-db/get-setting.ts";
import type { NodeDb } from "#edge/node-db/open-node-db.ts";
import type { Hosts } from "#edge/resolved-trunks.ts";

/** What the trunks' host names stand for in the node's configuration; nothing before the first generation. */
export function hostsOf(db: NodeDb): Hosts {
  const config = getSetting(db, "config");
  if (typeof config !== "object" || config === null || !("hosts" in config)) return {};
  return Object.fromEntries(Object.entries(config.hosts ?? {}).filter(isHost));
}

function isHost(entry: [string, unknown]): entry is [string, string[]] {
  return Array.isArray(entry[1]) && entry[1].every((each) => typeof each === "string");
}
