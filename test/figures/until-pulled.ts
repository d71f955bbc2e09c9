import { setTimeout as sleep } from "node:timers/promises";
import type { Edge } from "#edge/start-edge.ts";
import { askKamailio } from "../ask-kamailio.ts";

/** Waits until an edge's Kamailio has pulled a revision of its database. */
export async function untilPulled(edge: Edge, revision: number): Promise<void> {
  const pulled = async () =>
    JSON.stringify(await askKamailio(edge, "htable.get", ["node", "revision"])) ?? "";
  while (!(await pulled()).includes(`"value":"${revision}"`)) await sleep(20);
}
