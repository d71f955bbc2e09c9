import { admit } from "./admit.ts";
import { answer } from "./answer.ts";
import type { Caller, Counters, Decision } from "./call.ts";
import { callerClass } from "./caller-class.ts";
import { conclude } from "./conclude.ts";
import { gate } from "./gate.ts";
import type { NumberPlan } from "./plan.ts";
import { reject } from "./reject.ts";

/**
 * Decides one call: status, intelligent network, override, lists, limits, then `answer` in order; the first that
 * speaks wins. `atMs` is epoch milliseconds, `random` is in [0, 1); with the same arguments the decision and its
 * trace are the same on every runtime.
 */
export function decide(
  plan: NumberPlan,
  caller: Caller,
  atMs: number,
  random: number,
  counters: Counters = {},
): Decision {
  const trace: string[] = [];
  const known = callerClass(plan, caller);
  const early = gate(plan, atMs, known, trace);
  if (early !== undefined) return conclude(plan, early, atMs, random, counters);
  const refused = admit(plan, atMs, known, counters, trace);
  if (refused !== undefined) return reject(refused, trace);
  return conclude(plan, answer(plan, caller, atMs, trace), atMs, random, counters);
}
