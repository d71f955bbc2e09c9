import { setTimeout as sleep } from "node:timers/promises";
import type { Kamailio } from "./kamailio/kamailio.ts";
import type { Log } from "./log.ts";
import { StandingProblem } from "./standing-problem.ts";

/** How far a drain is. `drained`: no call lives, or the grace time is over. */
export type DrainState = "off" | "draining" | "drained";

/** What a drain came to. `cut`: its grace time was over before it was known that no call lives. */
export type DrainEnd = "empty" | "cut" | "cancelled";

/** What a drain needs. */
export interface DrainParts {
  kamailio: Kamailio;
  /** Says to Kamailio that it takes no new calls, or does again; answers the revision that says so. May fail: a full disk. */
  say(draining: boolean): Promise<number>;
  log: Log;
  /** How long live calls may go on, in milliseconds. */
  graceMs: number;
  /** How often Kamailio is asked, in milliseconds; four times a second unless said otherwise. */
  lookEveryMs?: number;
}

/**
 * Looks in a row that must find no call, the first one by a Kamailio that knows that it drains: an INVITE that came just
 * before may be in a worker's hands, and the last calls' transactions and events take their time after the dialog.
 */
const EMPTY_LOOKS = 3;

/** Empties one edge of calls: no new ones, and a wait for the end of those that live. */
export class Drain {
  state: DrainState = "off";
  /** Calls that depend on this edge, as Kamailio said last; undefined where it has not. */
  liveCalls: number | undefined;
  /** Calls that lived when a grace time was over, since the agent started. */
  cutCalls = 0;
  private endsAt = 0;
  private readonly parts: DrainParts;
  private running: Promise<DrainEnd> | undefined;
  private cancelled = new AbortController();

  constructor(parts: DrainParts) {
    this.parts = parts;
  }

  /** How long it still waits for calls, in milliseconds; 0 where it waits for none. */
  get leftMs(): number {
    if (this.state !== "draining") return 0;
    return Math.max(0, this.endsAt - performance.now());
  }

  /** Begins, once; resolves when it is drained or the drain is cancelled. */
  begin(why: string): Promise<DrainEnd> {
    this.running ??= this.run(why, this.cancelled.signal);
    return this.running;
  }

  /** Waits until none goes on, for `ms` milliseconds at the longest. */
  async over(ms: number): Promise<void> {
    await Promise.race([this.running, sleep(ms, undefined, { ref: false })]);
  }

  /** Takes new calls again. @throws Error where that cannot be said now: then the drain goes on. */
  async cancel(why: string): Promise<void> {
    const { state } = this;
    if (state === "off") return;
    this.cancelled.abort();
    this.cancelled = new AbortController();
    this.running = undefined;
    try {
      await this.parts.say(false);
    } catch (error) {
      if (state === "draining") void this.begin("it could not be cancelled");
      throw error;
    }
    // Another drain may have begun meanwhile.
    if (this.running === undefined) this.state = "off";
    this.parts.log.info("takes new calls again", { why });
  }

  private async run(why: string, cancelled: AbortSignal): Promise<DrainEnd> {
    const { graceMs, log, lookEveryMs = 250 } = this.parts;
    this.state = "draining";
    const begun = performance.now();
    this.endsAt = begun + graceMs;
    log.info("draining: new calls go to other edges", { why, graceSeconds: graceMs / 1000 });
    const problem = new StandingProblem(log);
    let revision: number | undefined;
    let empty = 0;
    while (!cancelled.aborted) {
      revision ??= await this.told(problem);
      empty = (await this.isEmpty(revision)) ? empty + 1 : 0;
      if (empty === EMPTY_LOOKS || performance.now() - begun >= graceMs) break;
      await sleep(lookEveryMs);
    }
    if (cancelled.aborted) return "cancelled";
    this.state = "drained";
    const seconds = Math.round((performance.now() - begun) / 1000);
    if (empty > 0) {
      log.info("drained: no call lives", { seconds });
      return "empty";
    }
    this.cutCalls += this.liveCalls ?? 0;
    log.warn("drain: the grace time is over", { seconds, liveCalls: this.liveCalls });
    return "cut";
  }

  /** Says that no new calls come; answers the revision, or nothing where that cannot be said now. */
  private async told(problem: StandingProblem): Promise<number | undefined> {
    try {
      const revision = await this.parts.say(true);
      problem.isOver("drain: Kamailio is told to take no new calls");
      return revision;
    } catch (error) {
      problem.is(
        `drain: Kamailio cannot be told yet: ${error instanceof Error ? error.message : String(error)}`,
      );
      return undefined;
    }
  }

  /**
   * Whether Kamailio knows that it takes no new calls, has none, and keeps no registration that another edge has still to
   * take over; one that is gone has none.
   */
  private async isEmpty(revision: number | undefined): Promise<boolean> {
    const { kamailio } = this.parts;
    try {
      const pulled = await kamailio.pulled();
      const { live, handedOver } = await kamailio.calls();
      this.liveCalls = live + handedOver;
      if (this.liveCalls > 0 || revision === undefined) return false;
      if (pulled !== undefined && pulled.revision < revision) return false;
      return ![...(await kamailio.table("trunks")).keys()].some((key) => key.endsWith(":registration"));
    } catch (error) {
      if (!isGone(error)) return false;
      this.liveCalls = 0;
      return true;
    }
  }
}

/** Whether nobody listens on Kamailio's control socket: it does not run. */
export function isGone(error: unknown): boolean {
  return error instanceof Error && /ECONNREFUSED|ENOENT/.test(error.message);
}
