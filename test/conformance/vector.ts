import type { AreaTable } from "#decision/area.ts";
import type { Counters } from "#decision/call.ts";
import type { NumberPlan } from "#decision/plan.ts";

/** One call for every runtime: complete in itself, so that one line of JSON is all that a runner reads. */
export interface Vector {
  name: string;
  plan: NumberPlan;
  areas: AreaTable;
  /** The caller as SIP delivers it. */
  caller: string;
  atMs: number;
  random: number;
  counters: Counters;
  /** A menu and what the caller dials in it, where that is decided too. */
  dialled?: { menu: string; digits: string };
}
