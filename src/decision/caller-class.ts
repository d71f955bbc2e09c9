import type { Caller, CallerClass } from "./call.ts";
import type { CallerList, NumberPlan } from "./plan.ts";

function listed(list: CallerList, caller: Caller): boolean {
  const number = caller.number;
  if (number === undefined) return list.anonymous;
  if (list.numbers[number] === true) return true;
  if (caller.area !== undefined && list.areas[caller.area] === true) return true;
  for (let length = 1; length <= number.length; length++) {
    if (list.prefixes[number.substring(0, length)] === true) return true;
  }
  return false;
}

/**
 * How the number's lists see a caller. `anonymous` is every caller without a number whom `allow` does not name;
 * whether anonymous callers are let through is decided by {@link select}, and so is `allowOnly`.
 */
export function callerClass(plan: NumberPlan, caller: Caller): CallerClass {
  if (listed(plan.screening.allow, caller)) return "allowed";
  if (caller.number === undefined) return "anonymous";
  return listed(plan.screening.block, caller) ? "blocked" : "ordinary";
}
