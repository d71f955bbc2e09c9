import type { Counters } from "#decision/call.ts";
import { parseAmount } from "#model/amount.ts";
import { instantMs } from "#model/instant.ts";
import { type InputProblem, isProblem, problem } from "./input-problem.ts";

const MONEY = /^(0|[1-9]\d{0,8})(\.\d{1,4})?$/;

/** Reads what was going on when a call came; absent counters are nothing. */
export function countersInput(input: Readonly<Record<string, unknown>>): Counters | InputProblem {
  const counters: Counters = {};
  for (const [name, value] of Object.entries(input)) {
    const wrong = readCounter(counters, name, value);
    if (wrong !== undefined) return wrong;
  }
  return counters;
}

function readCounter(counters: Counters, name: string, value: unknown): InputProblem | undefined {
  switch (name) {
    case "concurrent":
    case "callerCalls":
    case "shortCalls":
    case "monthCalls":
      if (!isCount(value)) return problem("not-a-count", name);
      counters[name] = value;
      return;
    case "active":
    case "roundRobin": {
      const counts = countsOf(name, value);
      if (isProblem(counts)) return counts;
      counters[name] = counts;
      return;
    }
    case "blockedUntil": {
      const ms = typeof value === "string" ? instantMs(value) : undefined;
      if (ms === undefined) return problem("not-an-instant", name);
      counters.blockedUntilMs = ms;
      return;
    }
    case "monthCost":
      if (typeof value !== "string" || !MONEY.test(value)) return problem("not-money", name);
      counters.monthCost = parseAmount(value);
      return;
    default:
      return problem("not-a-counter", name);
  }
}

function countsOf(name: string, value: unknown): Record<string, number> | InputProblem {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return problem("not-counters", name);
  const counts: Record<string, number> = {};
  for (const [key, count] of Object.entries(value)) {
    if (!isCount(count)) return problem("not-a-count", `${name}.${key}`);
    counts[key] = count;
  }
  return counts;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
