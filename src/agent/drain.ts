import { setTimeout as sleep } from "node:timers/promises";
import type { Kamailio } from "./kamailio/kamailio.ts";
import type { Log } from "./log.ts";

/** How far a drain is. `drained`: no call lives, or the grace time is over. */
export type DrainState = "off" | "draining" | "drained";

/** What a drain needs. */
export interface DrainParts {
  kamailio: Kamailio;
  /** Says to Kamailio that it takes no new calls, or does again; answers the revision that says so. */
  say(draining: boolean): number;
  log: Log;
  /** How long live calls may go on, in milliseconds. */
  graceMs: number;
}

const LOOK_EVERY_MS = 250;

/** How long the last calls' transactions and events may take after the last dialog, in milliseconds. */
const SETTLE_MS = 500;

/** Empties one edge of calls: no new ones, and a wait for the end of those that live. */
export class Drain {
  state: DrainState = "off";
  /** Calls that live, as Kamailio said last; undefined where it has not. */
  liveCalls: number | undefined;
  private readonly parts: DrainParts;
  private running: Promise<void> | undefined;
  private cancelled = new AbortController();

  constructor(parts: DrainParts) {
    this.parts = parts;
  }

  /** Begins, once; resolves when it is drained or the drain is cancelled. */
  begin(why: string): Promise<void> {
    this.running ??= this.run(why, this.cancelled.signal);
    return this.running;
  }

  /** Takes new calls again. */
  cancel(why: string): void {
    if (this.state === "off") return;
    this.cancelled.abort();
    this.cancelled = new AbortController();
    this.running = undefined;
    this.state = "off";
    this.parts.say(false);
    this.parts.log.info("takes new calls again", { why });
  }

  private async run(why: string, cancelled: AbortSignal): Promise<void> {
    const { graceMs, log } = this.parts;
    this.state = "draining";
    const begun = performance.now();
    log.info("draining: new calls go to other edges", { why, graceSeconds: graceMs / 1000 });
    const revision = this.parts.say(true);
    let empty = false;
    while (!empty && !cancelled.aborted && performance.now() - begun < graceMs) {
      empty = await this.isEmpty(revision);
      await sleep(empty ? Math.min(SETTLE_MS, graceMs) : LOOK_EVERY_MS);
    }
    if (cancelled.aborted) return;
    this.state = "drained";
    const seconds = Math.round((performance.now() - begun) / 1000);
    if (empty) log.info("drained: no call lives", { seconds });
    else log.warn("drain: the grace time is over", { seconds, liveCalls: this.liveCalls });
  }

  /** Whether Kamailio knows that it takes no new calls, and has none; one that is gone has none. */
  private async isEmpty(revision: number): Promise<boolean> {
    const { kamailio } = this.parts;
    try {
      const pulled = await kamailio.pulled();
      this.liveCalls = await kamailio.liveCalls();
      return this.liveCalls === 0 && (pulled === undefined || pulled.revision >= revision);
    } catch (error) {
      if (!isGone(error)) return false;
      this.liveCalls = 0;
      return true;
    }
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && /ECONNREFUSED|ENOENT/.test(error.message);
}
