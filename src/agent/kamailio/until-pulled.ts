import { setTimeout as sleep } from "node:timers/promises";
import type { Kamailio } from "./kamailio.ts";

const LOOK_EVERY_MS = 50;

/** Waits until Kamailio has pulled a revision of a database; false where the signal comes first. */
export async function untilPulled(
  kamailio: Kamailio,
  { epoch, revision }: { epoch: string; revision: number },
  signal: AbortSignal,
): Promise<boolean> {
  while (!signal.aborted) {
    const pulled = await kamailio.pulled().catch(() => undefined);
    if (pulled?.epoch === epoch && pulled.revision >= revision) return true;
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  return false;
}
