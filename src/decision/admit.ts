import type { CallerClass, Counters, RejectReason } from "./call.ts";
import { instantText } from "./date-text.ts";
import { integerText } from "./integer-text.ts";
import type { NumberPlan, ScreeningPlan } from "./plan.ts";

function reached(
  what: string,
  count: number | undefined,
  most: number | undefined,
  trace: string[],
): boolean {
  if (most === undefined) return false;
  const now = count ?? 0;
  trace.push(`${what} ${integerText(now)} of ${integerText(most)}`);
  return now >= most;
}

function shortCalls(screening: ScreeningPlan, atMs: number, counters: Counters, trace: string[]): boolean {
  if (screening.shortCalls === undefined) return false;
  const until = counters.blockedUntilMs;
  if (until !== undefined && until > atMs) {
    trace.push(`caller blocked for short calls until ${instantText(until)}`);
    return true;
  }
  return reached("short calls", counters.shortCalls, screening.shortCalls.count, trace);
}

/**
 * The limits, in order: calls of the caller, short calls of the caller (neither binds an allowed caller), calls in
 * progress, the month's caps. The first that is reached refuses the call.
 */
export function admit(
  plan: NumberPlan,
  atMs: number,
  callerClass: CallerClass,
  counters: Counters,
  trace: string[],
): RejectReason | undefined {
  const screening = plan.screening;
  if (callerClass !== "allowed") {
    if (reached("caller's calls", counters.callerCalls, screening.callerLimit?.calls, trace))
      return "caller-limit";
    if (shortCalls(screening, atMs, counters, trace)) return "short-calls";
  }
  if (reached("concurrent calls", counters.concurrent, screening.maxConcurrent, trace)) return "concurrency";
  if (reached("month's calls", counters.monthCalls, plan.limits.monthlyCalls, trace)) return "capped";
  if (reached("month's cost", counters.monthCost, plan.limits.monthlyCost, trace)) return "capped";
  return undefined;
}
