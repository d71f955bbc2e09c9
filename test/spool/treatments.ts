import { afterAll, beforeAll, expect, test } from "vitest";
import type { Edge } from "#edge/start-edge.ts";
import { callRecord } from "../calls/call-record.ts";
import { type Caller, openCaller, type SeenCall } from "./caller.ts";
import { callsOf, NORTH, type SpoolRun, STACK } from "./spool-run.ts";

interface Rule {
  yaml: string;
  number: string;
  /** Key of the number's `treatments`. */
  reason: string;
  code: number;
  /** Calls in progress before it; none where it is not said. */
  before?: number;
  ladder?: string[];
  events: string;
}

const RULES: Rule[] = [
  {
    ...{ yaml: "enterprises/suspended.yaml", number: "4006000005", reason: "suspended", code: 404 },
    events: "invite, decision suspended, ended edge 404 suspended",
  },
  {
    ...{ yaml: "enterprises/blocked.yaml", number: "4006000006", reason: "blocked", code: 600 },
    events: "invite, decision reject, ended edge 600 blocked",
  },
  {
    ...{ yaml: "enterprises/limited.yaml", number: "4006000007", reason: "limited", code: 480, before: 1 },
    events: "invite, decision reject, ended edge 480 caller-limit",
  },
  {
    ...{ yaml: "enterprises/all-busy.yaml", number: "4006000008", reason: "busy", code: 480 },
    ladder: ["desk/north busy"],
    events: "invite, decision ring, attempt a1, attempt-ended a1 busy, ended edge 480 all targets busy",
  },
  {
    ...{ yaml: "enterprises/closed.yaml", number: "4006000009", reason: "closed", code: 503 },
    events: "invite, decision reject, ended edge 503 closed",
  },
  {
    ...{ yaml: "enterprises/held.yaml", number: "4006000010", reason: "busy", code: 600, before: 1 },
    events: "invite, decision reject, ended edge 600 concurrency",
  },
  {
    ...{ yaml: "enterprises/two-a-month.yaml", number: "4006000003", reason: "capped", code: 486, before: 2 },
    events: "invite, decision reject, ended edge 486 capped",
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
  });
  afterAll(async () => {
    caller?.close();
    await edge?.stop();
  });

  test.each(RULES)("$yaml: a call refused as $reason to $number gets $code", async (rule) => {
    const { yaml, reason, number, code, before = 0, ladder = [], events: told } = rule;
    const first = Array.from({ length: before }, () => caller.call(number));
    for (const call of first) expect(await call.answered).toBe(200);
    const refused = caller.call(number);
    expect(await refused.answered).toBe(code);
    for (const call of first) expect(await call.hangUp()).toBe(200);
    const calls = await callsOf(edge.spool);
    const decision = calls.get(refused.sipCallId)?.find((event) => event.event === "decision");
    if (decision?.outcome !== "ring") expect(decision?.treatment).toBe(reason);
    const cameTo = async ({ sipCallId }: SeenCall) => ({
      ...callRecord(STACK, calls.get(sipCallId) ?? []),
      sip: { caller: await caller.sip(sipCallId) },
    });
    expect(await cameTo(refused)).toEqual({
      ...{ yaml, ladder, events: told },
      sip: { caller: `→INVITE, ←${code}, →ACK` },
    });
    for (const call of first)
      expect(await cameTo(call)).toEqual({
        ...{ yaml, ladder: ["desk/north answered"] },
        sip: { caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE" },
        events:
          "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
      });
  });
}
