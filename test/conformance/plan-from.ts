import type { NumberPlan } from "#decision/plan.ts";
import { samplePlan } from "#decision/sample-plan.ts";

/** A plan as the corpus writes it: parts of a plan, with dates, hours and instants as text. */
export type PlanSource = Record<string, unknown>;

const base = samplePlan({
  number: "4008201615",
  enterprise: "corpus",
  carrier: "telecom",
  bindings: {},
  schedules: {},
  answer: [],
  answerIsDefault: false,
});

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Turns the corpus's notations into the plan's numbers: `09:00-12:00` into minutes, a date into a day, an instant
 * to the minute into an epoch minute, one to the second into epoch milliseconds.
 */
function compiled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(compiled);
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, compiled(part)]));
  if (typeof value !== "string") return value;
  const hours = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(value)?.slice(1).map(Number);
  if (hours !== undefined) {
    const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = hours;
    const from = fromHour * 60 + fromMinute;
    const to = toHour * 60 + toMinute;
    return [from, to > from ? to : to + 1440];
  }
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return Date.parse(value) / 86_400_000;
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/.test(value)) return Date.parse(value) / 60_000;
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(value)) return Date.parse(value);
  return value;
}

function merged(under: unknown, over: unknown): unknown {
  if (!isRecord(under) || !isRecord(over)) return over;
  const keys = new Set([...Object.keys(under), ...Object.keys(over)]);
  return Object.fromEntries(
    [...keys].map((key) => [key, key in over ? merged(under[key], over[key]) : under[key]]),
  );
}

function assertPlan(value: unknown): asserts value is NumberPlan {
  if (!isRecord(value) || !isRecord(value["bindings"])) throw new Error("not a plan");
}

/** A whole plan from its parts; `changes` are laid over it by path, such as `screening/allowOnly`. */
export function planFrom(source: PlanSource, changes: Record<string, unknown> = {}): NumberPlan {
  let plan: unknown = merged(base, compiled(source));
  for (const [path, value] of Object.entries(changes)) {
    let over: unknown = compiled(value);
    for (const key of path.split("/").reverse()) over = { [key]: over };
    plan = merged(plan, over);
  }
  const copy: unknown = JSON.parse(JSON.stringify(plan));
  assertPlan(copy);
  return copy;
}
