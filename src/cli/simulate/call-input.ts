import type { Counters } from "#decision/call.ts";
import { instantMs } from "#model/instant.ts";
import { countersInput } from "./counters-input.ts";
import { type InputProblem, isProblem, problem } from "./input-problem.ts";

/** A call to be simulated: as it was asked for, and as it was understood. */
export interface CallInput {
  /** 400 number or DID. */
  number: string;
  /** As the carrier would deliver it; null or `anonymous` for none. */
  caller: string | null;
  at: string;
  atMs: number;
  /** In [0, 1). */
  random: number;
  counters: Counters;
}

/** Reads one call of a batch: `{ number, caller, at, random?, counters? }`; other members are ignored. */
export function callInput(value: unknown): CallInput | InputProblem {
  if (!isRecord(value)) return problem("not-a-call", "a line");
  const { number, caller, at, random = 0, counters = {} } = value;
  if (typeof number !== "string") return problem("not-text", "number");
  if (typeof caller !== "string" && caller !== null) return problem("not-text", "caller");
  if (typeof at !== "string") return problem("not-text", "at");
  const atMs = instantMs(at);
  if (atMs === undefined) return problem("not-an-instant", "at");
  if (typeof random !== "number" || !(random >= 0 && random < 1)) return problem("not-in-range", "random");
  if (!isRecord(counters)) return problem("not-counters", "counters");
  const read = countersInput(counters);
  if (isProblem(read)) return read;
  return { number, caller, at, atMs, random, counters: read };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
