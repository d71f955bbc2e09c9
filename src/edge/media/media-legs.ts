import type { CallReport } from "./call-report.ts";
import { type Figures, SideFigures } from "./side-figures.ts";

/** What went through the relay; `relayLost` where the relay has died under it. */
interface FiguresNote {
  note: "figures";
  call: string;
  leg: string;
  relay: string;
  relayLost?: true;
  caller: Figures;
  target: Figures;
}

/** Neither side has sent speech for the platform's time. */
interface SilentNote {
  note: "silent";
  call: string;
  leg: string;
}

/** What Kamailio is to know of a leg (`media-notes.lua`). */
export type MediaNote = FiguresNote | SilentNote;

interface Leg {
  call: string;
  leg: string;
  relay: string;
  /** No relay has it any more. */
  lost: boolean;
  reportedMs: number;
  /** When speech last came from either side, or hold was last seen. */
  heardMs: number;
  /** When Kamailio was last told that it is silent. */
  toldMs: number;
  caller: SideFigures;
  target: SideFigures;
}

/** A leg of which nothing was reported for so long has ended: two reports in a row are missing. */
const ENDED_MS = 2500;

/** Kamailio is told again so often: it overlooks what is not answered yet. */
const AGAIN_MS = 5000;

/** The legs that relays carry, from what these report; times are given, so that tests need none. */
export class MediaLegs {
  readonly #legs = new Map<string, Leg>();

  get size(): number {
    return this.#legs.size;
  }

  report(relay: string, { call, leg, caller, target }: CallReport, nowMs: number): void {
    const known = this.#legs.get(`${call}-${leg}`) ?? this.#begin(relay, call, leg, nowMs);
    known.relay = relay;
    known.lost = false;
    known.reportedMs = nowMs;
    const moved = [
      caller?.stream && known.caller.add(caller.stream),
      target?.stream && known.target.add(target.stream),
    ].includes(true);
    const onHold = caller?.talking === false || target?.talking === false;
    if (moved || onHold) known.heardMs = nowMs;
  }

  #begin(relay: string, call: string, leg: string, nowMs: number): Leg {
    const times = { reportedMs: nowMs, heardMs: nowMs, toldMs: Number.NEGATIVE_INFINITY };
    const sides = { caller: new SideFigures(), target: new SideFigures() };
    const begun: Leg = { call, leg, relay, lost: false, ...times, ...sides };
    this.#legs.set(`${call}-${leg}`, begun);
    return begun;
  }

  /** A relay has died: its legs hear nothing more. */
  relayLost(relay: string): MediaNote[] {
    const legs = [...this.#legs.values()].filter((leg) => leg.relay === relay && !leg.lost);
    for (const leg of legs) leg.lost = true;
    return legs.map((leg): MediaNote => ({ ...figuresOf(leg), relayLost: true }));
  }

  /** What is to be told now: legs that have ended, which are forgotten, and those that are silent. */
  due(nowMs: number, silentMs: number): MediaNote[] {
    const notes: MediaNote[] = [];
    for (const [name, each] of this.#legs) {
      const { call, leg } = each;
      if (!each.lost && nowMs - each.reportedMs >= ENDED_MS) {
        this.#legs.delete(name);
        notes.push(figuresOf(each));
      } else if (nowMs - each.heardMs >= silentMs && nowMs - each.toldMs >= AGAIN_MS) {
        each.toldMs = nowMs;
        notes.push({ note: "silent", call, leg });
      }
      // A call whose relay died ends soon after, by somebody's hand: nobody says so here.
      if (each.lost && nowMs - each.heardMs >= 3 * silentMs) this.#legs.delete(name);
    }
    return notes;
  }
}

function figuresOf({ call, leg, relay, caller, target }: Leg): FiguresNote {
  return { note: "figures", call, leg, relay, caller: caller.figures(), target: target.figures() };
}
