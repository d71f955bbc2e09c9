import { setTimeout as sleep } from "node:timers/promises";
import type { Kamailio } from "./kamailio.ts";

const LOOK_EVERY_MS = 50;

/** While it does not answer: nothing is measured then, and it may be away for long. */
const LOOK_AWAY_EVERY_MS = 1000;

/** Waits until Kamailio has pulled a revision of a database; false where the signal comes first. */
export async function untilPulled(
  kamailio: Pick<Kamailio, "pulled">,
  { epoch, revision }: { epoch: string; revision: number },
  signal: AbortSignal,
): Promise<boolean> {
  while (!signal.aborted) {
    const pulled = await kamailio.pulled().catch(() => "away" as const);
    if (pulled !== "away" && pulled?.epoch === epoch && pulled.revision >= revision) return true;
    const waitMs = pulled === "away" ? LOOK_AWAY_EVERY_MS : LOOK_EVERY_MS;
    await sleep(waitMs, undefined, { signal }).catch(() => undefined);
  }
  return false;
}
