import type { Platform } from "../config/platform.types.ts";
import type { EdgeValues } from "./edge-values.types.ts";

/**
 * MiB of a node's volume. A volume cannot be made larger in place, so that its size does not follow what customers write: 10 GiB
 * are the spool's, the others hold some 500,000 numbers.
 */
const MEBIBYTES = 20_480;

/** The volume of each node's folder; undefined where the folder goes with its pod. */
export function claimOf({ cluster }: Platform): EdgeValues["claim"] {
  return cluster?.claim && { enabled: true, mebibytes: MEBIBYTES, ...cluster.claim };
}
