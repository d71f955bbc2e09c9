import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { endOf } from "#edge/end-of.ts";
import type { Edge } from "#edge/start-edge.ts";
import { callRecord } from "../calls/call-record.ts";
import { type Caller, openCaller } from "./caller.ts";
import { callsOf, NORTH, type SpoolRun } from "./spool-run.ts";

const stack = fileURLToPath(new URL("./stack", import.meta.url));

interface Rule {
  yaml: string;
  number: string;
  reason: string;
  code: number;
  why: string;
  ladder?: string[];
  events: string;
}

const rejected = "invite decision:reject ended:edge";
const RULES: Rule[] = [
  {
    ...{ yaml: "enterprises/suspended.yaml", number: "4006000005" },
    ...{ reason: "suspended", code: 404, why: "suspended", events: "invite decision:suspended ended:edge" },
  },
  {
    ...{ yaml: "enterprises/blocked.yaml", number: "4006000006" },
    ...{ reason: "blocked", code: 600, why: "blocked", events: rejected },
  },
  {
    ...{ yaml: "enterprises/limited.yaml", number: "4006000007" },
    ...{ reason: "limited", code: 480, why: "caller-limit", events: rejected },
  },
  {
    ...{ yaml: "enterprises/all-busy.yaml", number: "4006000008" },
    ...{ reason: "busy", code: 480, why: "all targets busy", ladder: ["desk/north busy"] },
    events: "invite decision:ring attempt:a1 attempt-ended:a1:busy ended:edge",
  },
  {
    ...{ yaml: "enterprises/closed.yaml", number: "4006000009" },
    ...{ reason: "closed", code: 503, why: "closed", events: rejected },
  },
  {
    ...{ yaml: "enterprises/held.yaml", number: "4006000010" },
    ...{ reason: "busy", code: 600, why: "concurrency", events: rejected },
  },
  {
    ...{ yaml: "enterprises/two-a-month.yaml", number: "4006000003" },
    ...{ reason: "capped", code: 486, why: "capped", events: rejected },
  },
];

/**
 * Registers: each reason of rejection gives its number's own SIP code (`treatments` in the number's file) to the caller,
 * and reason and code to the record. A second or third call where the limit wants one.
 */
export function testTreatments(run: () => SpoolRun): void {
  let edge: Edge;
  let caller: Caller;
  beforeAll(async () => {
    edge = await run().start("treatments");
    caller = await openCaller(NORTH, edge, "treat");
  }, 30_000);
  afterAll(async () => {
    caller?.close();
    await edge?.stop();
  });

  test.each(RULES)("$yaml: a call refused as $reason to $number gets $code", async (rule) => {
    const { yaml, reason, number, code, why } = rule;
    const before = { "caller-limit": 1, concurrency: 1, capped: 2 }[why] ?? 0;
    const first = Array.from({ length: before }, () => caller.call(number));
    for (const call of first) expect(await call.answered).toBe(200);
    const refused = caller.call(number);
    expect(await refused.answered).toBe(code);
    for (const call of first) expect(await call.hangUp()).toBe(200);
    const events = (await callsOf(edge.spool)).get(refused.sipCallId) ?? [];
    const decision = events.find((event) => event.event === "decision");
    if (why !== "all targets busy") expect(decision?.treatment).toBe(reason);
    expect(callRecord(stack, events)).toEqual({ yaml, ladder: rule.ladder ?? [], events: rule.events });
    expect(endOf(events)).toMatchObject({ by: "edge", code, answered: false, reason: why });
  });
}
