import type { BindingPlan, NumberPlan, SchedulePlan } from "./plan.ts";

const china: [number, number][] = [[0, 480]];

/** Open every day from 09:00 to 18:00, and overnight from 22:00 to 06:00, in China. */
const hours: Record<"day" | "night", SchedulePlan> = {
  day: { offsets: china, patterns: [[[540, 1080]]], weekly: [0, 0, 0, 0, 0, 0, 0], days: [] },
  night: { offsets: china, patterns: [[[1320, 1800]]], weekly: [0, 0, 0, 0, 0, 0, 0], days: [] },
};

/** 10:00 in China on a Monday. */
export const MONDAY_TEN = Date.UTC(2026, 9, 12, 2);

export function sipBinding(id: string, changes: Partial<BindingPlan> = {}): BindingPlan {
  return { target: `sip:${id}@example.cn`, kind: "sip", enabled: true, channels: 1, ring: 20, ...changes };
}

/** A plan for unit tests: rings a, b and c of its default rule, screens nobody. */
export function samplePlan(changes: Partial<NumberPlan> = {}): NumberPlan {
  const nobody = () => ({ numbers: {}, prefixes: {}, areas: {}, anonymous: false });
  return {
    format: 1,
    number: "4006010114",
    enterprise: "flowers",
    status: "active",
    platform: "forwarding",
    carrier: "unicom",
    screening: { allow: nobody(), block: nobody(), allowOnly: false },
    limits: {},
    bindings: { a: sipBinding("a"), b: sipBinding("b"), c: sipBinding("c") },
    schedules: hours,
    answer: [{ do: { kind: "ring", group: "default", members: ["a", "b", "c"], strategy: "sequential" } }],
    answerIsDefault: true,
    menus: {},
    queues: {},
    treatments: {
      blocked: { sip: 603 },
      limited: { sip: 486 },
      busy: { sip: 486 },
      closed: { sip: 480 },
      suspended: { sip: 403 },
      capped: { sip: 403 },
    },
    audio: {},
    ...changes,
  };
}
