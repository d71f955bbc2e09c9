import { durationSeconds } from "#model/duration.ts";
import type { Finding } from "../../finding.ts";
import type { PlatformRule } from "../rule.ts";

/** As the edge's chart has it: a node that waits for longer holds up all others. */
const LONGEST_GRACE = "24h";

/** 31 bits of seconds (RFC 2181, 8), in whole hours. */
const LONGEST_TTL = "596523h";

/** Times that the chart, or the zone, would refuse. */
export const clusterTimes: PlatformRule = {
  id: "cluster-times",
  check: ({ cluster }) => [
    ...tooLong(cluster?.edge?.grace, LONGEST_GRACE, "edge", "grace"),
    ...tooLong(cluster?.dns?.ttl, LONGEST_TTL, "dns", "ttl"),
  ],
};

function tooLong(found: string | undefined, most: string, part: string, why: "grace" | "ttl"): Finding[] {
  if (found === undefined || durationSeconds(found) <= durationSeconds(most)) return [];
  const path = ["cluster", part, why];
  return [{ code: "time-too-long", path, params: { owner: path.join("."), found, most, why } }];
}
