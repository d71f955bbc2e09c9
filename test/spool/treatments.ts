import { afterAll, beforeAll, expect, test } from "vitest";
import { endOf } from "#edge/end-of.ts";
import type { Edge } from "#edge/start-edge.ts";
import { type Caller, openCaller } from "./caller.ts";
import { callsOf, NORTH, type SpoolRun } from "./spool-run.ts";

const RULES: [reason: string, number: string, code: number, why: string][] = [
  ["suspended", "4006000005", 404, "suspended"],
  ["blocked", "4006000006", 600, "blocked"],
  ["limited", "4006000007", 480, "caller-limit"],
  ["busy", "4006000008", 480, "all targets busy"],
  ["closed", "4006000009", 503, "closed"],
  ["busy", "4006000010", 600, "concurrency"],
  ["capped", "4006000003", 486, "capped"],
];

/**
 * Registers: each reason of rejection gives its number's own SIP code (`treatments` in the number's file) to the caller,
 * and reason and code to the record. YAML in: test/spool/stack; a second or third call where the limit wants one.
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

  test.each(RULES)("a call refused as %s to %s gets %s", async (reason, number, code, why) => {
    const before = { "caller-limit": 1, concurrency: 1, capped: 2 }[why] ?? 0;
    const first = Array.from({ length: before }, () => caller.call(number));
    for (const call of first) expect(await call.answered).toBe(200);
    const refused = caller.call(number);
    expect(await refused.answered).toBe(code);
    for (const call of first) expect(await call.hangUp()).toBe(200);
    const events = (await callsOf(edge.spool)).get(refused.sipCallId) ?? [];
    const decision = events.find((event) => event.event === "decision");
    if (why !== "all targets busy") expect(decision?.treatment).toBe(reason);
    expect(endOf(events)).toMatchObject({ by: "edge", code, answered: false, reason: why });
  });
}
