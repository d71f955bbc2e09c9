import { setTimeout as sleep } from "node:timers/promises";
import { getSetting } from "#edge/node-db/get-setting.ts";
import type { NodeDb } from "#edge/node-db/open-node-db.ts";
import { putSetting } from "#edge/node-db/put-setting.ts";
import type { Drain } from "./drain.ts";
import type { InTurn } from "./in-turn.ts";
import type { Kamailio } from "./kamailio/kamailio.ts";

const LOOK_EVERY_MS = 1000;

/** Says to Kamailio whether it takes new calls, and remembers which one it was that drains; answers the revision. */
export async function sayDraining(
  db: NodeDb,
  { draining, kamailio, turn }: { draining: boolean; kamailio: Kamailio; turn: InTurn },
): Promise<number> {
  const since = draining ? await kamailio.upSince().catch(() => undefined) : undefined;
  return turn(() => {
    putSetting(db, "drainedKamailio", since);
    return putSetting(db, "draining", draining);
  });
}

/**
 * A drain belongs to one Kamailio: it outlives a restart of the agent, and ends when another Kamailio has taken the
 * place of the one that was drained.
 */
export async function stayDrained(
  db: NodeDb,
  { drain, kamailio, signal }: { drain: Drain; kamailio: Kamailio; signal: AbortSignal },
): Promise<void> {
  const running = () => kamailio.upSince().catch(() => undefined);
  const before = getSetting(db, "drainedKamailio");
  if (getSetting(db, "draining") === true && before !== undefined && before === (await running()))
    void drain.begin("as before the agent's restart");
  else putSetting(db, "draining", false);
  void (async () => {
    while (!signal.aborted) {
      // As it was noted when the drain began: by now another may run already.
      const drained = drain.state === "off" ? undefined : getSetting(db, "drainedKamailio");
      const now = drained === undefined ? undefined : await running();
      if (now !== undefined && now !== drained) await drain.cancel("another Kamailio has started");
      await sleep(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  })();
}
