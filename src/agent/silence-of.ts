import type { NodeDb } from "#edge/node-db/open-node-db.ts";

/** Seconds without speech after which the node's generation takes a call for over; a minute before the first one. */
export function silenceOf({ sqlite }: NodeDb): number {
  const row = sqlite
    .prepare("SELECT json_extract(value, '$.media.silentS') AS seconds FROM settings WHERE key = 'config'")
    .get();
  const seconds = row?.["seconds"];
  return typeof seconds === "number" ? seconds : 60;
}
