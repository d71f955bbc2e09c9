import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SpoolCare } from "#agent/spool/spool-care.ts";
import type { DecisionEvent } from "#edge/call-event.types.ts";
import type { Edge } from "#edge/start-edge.ts";
import { tableOf } from "../ask-kamailio.ts";
import { callRecord } from "../calls/call-record.ts";
import { until } from "../until.ts";
import { type Caller, openCaller } from "./caller.ts";
import { callsOf, careUntil, NORTH, type SpoolRun, STACK } from "./spool-run.ts";

const testVectors = fileURLToPath(new URL("../conformance/", import.meta.url));
const at = (instant: string) => ({ headers: [`X-Hotline-Clock: ${Date.parse(instant)}`] });

/** What comes of a call that is let through. */
const answered = {
  ...{ sip: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE", ladder: ["desk/north answered"] },
  events:
    "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
};

/** Registers the tests of monthly caps: they hold across restarts, and a new month begins at the platform's midnight. */
export function testCaps(run: () => SpoolRun): void {
  let edge: Edge;
  let caller: Caller;
  const care = () => ({ spool: edge.spool, db: edge.db, reserve: () => 1 });
  const usage = () =>
    edge.db.sqlite
      .prepare("SELECT number, month, calls, cost FROM usage ORDER BY 1, 2")
      .all()
      .map((row) => ({ ...row }));
  const place = async (number: string, instant: string) => {
    const call = caller.call(number, at(instant));
    const code = await call.answered;
    if (code === 200) expect(await call.hangUp()).toBe(200);
    const events = (await callsOf(edge.spool)).get(call.sipCallId) ?? [];
    const decision = events.find((event): event is DecisionEvent => event.event === "decision");
    const sip = await caller.sip(call.sipCallId);
    return { sip, ...callRecord(STACK, events), counters: decision?.counters };
  };

  beforeAll(async () => {
    edge = await run().start("caps", { testVectors });
    caller = await openCaller(NORTH, edge, "caps");
  });
  afterAll(async () => {
    caller?.close();
    await edge?.stop();
  });

  test("the third call of a cap of two is refused, also after a restart, and the next month has calls again", async () => {
    const [number, yaml] = ["4006000003", "enterprises/two-a-month.yaml"];
    const refused = {
      ...{ yaml, sip: "→INVITE, ←486, →ACK", ladder: [] },
      events: "invite, decision reject, ended edge 486 capped",
    };
    expect(await place(number, "2026-10-31T23:59:58+08:00")).toMatchObject({
      ...{ ...answered, yaml },
      counters: { month: "2026-10", monthCalls: 0 },
    });
    expect(await place(number, "2026-10-31T23:59:59+08:00")).toMatchObject({ ...answered, yaml });
    const third = { ...refused, counters: { month: "2026-10", monthCalls: 2 } };
    expect(await place(number, "2026-10-31T23:59:59.9+08:00")).toMatchObject(third);
    expect(await place(number, "2026-10-31T23:59:59.9+08:00")).toMatchObject(third);
    expect(await place(number, "2026-11-01T00:00:00+08:00")).toMatchObject({
      ...{ ...answered, yaml },
      counters: { month: "2026-11", monthCalls: 0 },
    });
    const october = { number, month: "2026-10", calls: 2, cost: 0 };
    const november = { number, month: "2026-11", calls: 1, cost: 0 };
    await careUntil(care(), () => usage().length === 2);
    expect(usage()).toEqual([october, november]);
    await edge.stop();
    edge = await run().start("caps", { testVectors });
    expect(await place(number, "2026-10-31T23:59:59.9+08:00")).toMatchObject(third);
    expect(await place(number, "2026-11-02T00:00:00+08:00")).toMatchObject({
      ...{ ...answered, yaml },
      counters: { monthCalls: 1 },
    });
    await careUntil(care(), () => usage()[1]?.["calls"] === 2);
    // Another process, that begins with what the book says, finds nothing to count again.
    await new SpoolCare(care()).step();
    expect(usage()).toEqual([october, { ...november, calls: 2 }]);
  });

  test("a cap on the cost stops calls once the rated cost has reached it", async () => {
    const [number, yaml] = ["4006000004", "enterprises/thirty-fen.yaml"];
    const instant = "2026-10-10T12:00:00+08:00";
    const cost = () => usage().find((row) => row["number"] === number)?.["cost"] ?? 0;
    const spent: unknown[] = [];
    for (let call = 0; call < 2; call++) {
      // 0.30 yuan a minute that has begun: two calls of less than a second reach 0.60.
      const placed = await place(number, instant);
      expect(placed).toMatchObject({ ...answered, yaml });
      spent.push(placed.counters?.monthCost);
      await careUntil(care(), () => cost() === 3000 * (call + 1));
      await pulled(edge, number, 3000 * (call + 1));
    }
    expect(spent).toEqual([0, 3000]);
    expect(await place(number, instant)).toMatchObject({
      ...{ yaml, sip: "→INVITE, ←480, →ACK", ladder: [] },
      events: "invite, decision reject, ended edge 480 capped",
      counters: { month: "2026-10", monthCost: 6000 },
    });
  });
}

/** Waits until Kamailio has pulled what the agent has counted for a number in October. */
async function pulled(edge: Edge, number: string, cost: number): Promise<void> {
  const used = async () => (await tableOf(edge, "usage"))[`${number}:2026-10`];
  await until(used, (usage) => usage?.endsWith(` ${cost}`) === true);
}
