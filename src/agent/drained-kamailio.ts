import { setTimeout as sleep } from "node:timers/promises";
import { getSetting } from "#edge/node-db/get-setting.ts";
import type { NodeDb } from "#edge/node-db/open-node-db.ts";
import { putSetting } from "#edge/node-db/put-setting.ts";
import { type Drain, isGone } from "./drain.ts";
import type { InTurn } from "./in-turn.ts";
import type { Kamailio } from "./kamailio/kamailio.ts";

const LOOK_EVERY_MS = 1000;

/** In the place of the one that drains, where none runs. */
const NONE = "none";

interface Parts {
  kamailio: Pick<Kamailio, "upSince">;
  turn: InTurn;
  /** How often to look which Kamailio runs, in milliseconds; each second unless said otherwise. */
  lookEveryMs?: number;
}

/**
 * A drain belongs to one Kamailio: it outlives a restart of the agent, and ends when another Kamailio has taken the
 * place of the one that was drained.
 */
export class DrainedKamailio {
  private readonly db: NodeDb;
  private readonly parts: Parts;
  /** The one that was seen last: who is to drain may die before it says who it is. */
  private seen: string | undefined;

  constructor(db: NodeDb, parts: Parts) {
    this.db = db;
    this.parts = parts;
  }

  /**
   * Says to Kamailio whether it takes new calls, and remembers which one it was that drains; answers the revision.
   *
   * @throws SQLite's error where that cannot be written now
   */
  say(draining: boolean): Promise<number> {
    // All of it in turn: what is said later must not be written before.
    return this.parts.turn(async () => {
      const now = draining ? await this.running() : undefined;
      const since = draining && (now === undefined || now === NONE) ? (this.seen ?? now) : now;
      putSetting(this.db, "drainedKamailio", since);
      return putSetting(this.db, "draining", draining);
    });
  }

  /** Goes on with a drain from before the agent's restart, and looks from then on whether another Kamailio runs. */
  async watch(drain: Pick<Drain, "state" | "begin" | "cancel">, signal: AbortSignal): Promise<void> {
    const before = getSetting(this.db, "drainedKamailio");
    if (getSetting(this.db, "draining") === true && typeof before === "string") {
      const now = await this.running();
      // One that is too slow to say who it is may be the same; a later look finds out.
      if (now === undefined || now === before) {
        this.seen = before === NONE ? undefined : before;
        void drain.begin("as before the agent's restart");
      }
    }
    if (drain.state === "off") putSetting(this.db, "draining", false);
    void this.look(drain, signal);
  }

  private async look(drain: Pick<Drain, "state" | "cancel">, signal: AbortSignal): Promise<void> {
    const { lookEveryMs = LOOK_EVERY_MS } = this.parts;
    while (!signal.aborted) {
      const now = await this.running();
      // As it was noted when the drain began: by now another may run already.
      const drained = drain.state === "off" ? undefined : getSetting(this.db, "drainedKamailio");
      const runs = now !== undefined && now !== NONE;
      if (drain.state === "off" && runs) this.seen = now;
      if (drained !== undefined && runs && now !== drained)
        // Where that cannot be written now, the next look tries again.
        await drain.cancel("another Kamailio has started").catch(() => undefined);
      await sleep(lookEveryMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Undefined where one runs, perhaps, and does not say who it is. */
  private running(): Promise<string | undefined> {
    return this.parts.kamailio.upSince().catch((error: unknown) => (isGone(error) ? NONE : undefined));
  }
}
