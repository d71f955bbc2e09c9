import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { ladder } from "../calls/record.ts";
import type { CarrierCall } from "./carrier.ts";
import { chiSquare } from "./chi-square.ts";
import { answeredAt, type EdgesContext, ownerOf } from "./edges-context.ts";
import { EDGES } from "./edges-run.ts";
import { firstRung } from "./first-rung.ts";
import { CHANNELS, RANDOM, TEN_AT_ONCE, THREE_AN_HOUR, TURNS, WEIGHTED } from "./numbers.ts";

/** Registers the tests of counters and strategies that must be exact over all edges. */
export function testLimits(context: () => EdgesContext): void {
  test("round robin is exact: each turn is taken once, over all edges", async () => {
    const { run, carrier, codesOf, hangUpAll, recordsOf, expectCalls } = context();
    const calls: CarrierCall[] = [];
    for (let index = 0; index < 300; index++) {
      calls.push(carrier.call(run.edges[EDGES[index % 3] ?? "edge-a"], TURNS));
      await sleep(15);
    }
    expect(await codesOf(calls)).toEqual(calls.map(() => 200));
    await hangUpAll(calls);
    const records = await recordsOf(calls);
    const turns = records.map(({ decision, events }) => ({
      turn: Object.values(decision?.counters.roundRobin ?? {})[0] ?? -1,
      rung: ladder(events).join(),
    }));
    turns.sort((one, other) => one.turn - other.turn);
    expect(turns).toEqual(
      calls.map((_, turn) => ({ turn, rung: `${["a", "b", "c"][turn % 3]}/north answered` })),
    );
    const at = { calls: 100, edge: ownerOf(TURNS), yaml: "enterprises/turns.yaml" };
    await expectCalls(
      calls,
      ["a", "b", "c"].map((binding) => ({ ...at, ...answeredAt(binding) })),
    );
  });

  test("of 50 calls at once over three edges to a number for ten, ten connect", async () => {
    const { callsOver, codesOf, hangUpAll, expectCalls } = context();
    const calls = callsOver(EDGES, TEN_AT_ONCE, 50);
    await codesOf(calls);
    await hangUpAll(calls);
    const at = { edge: ownerOf(TEN_AT_ONCE), yaml: "enterprises/ten-at-once.yaml" };
    await expectCalls(calls, [
      { calls: 10, ...at, ...answeredAt("desk") },
      {
        ...{ calls: 40, ...at, sip: { caller: "→INVITE, ←486, →ACK" }, ladder: [] },
        events: "invite, decision reject, ended edge 486 concurrency",
      },
    ]);
  });

  test("of 30 calls at once to bindings with five channels together, five connect, three and two", async () => {
    const { callsOver, codesOf, hangUpAll, recordsOf, expectCalls } = context();
    const calls = callsOver(EDGES, CHANNELS, 30);
    await codesOf(calls);
    await hangUpAll(calls);
    const at = { edge: ownerOf(CHANNELS), yaml: "enterprises/channels.yaml" };
    const refused = { ...at, sip: { caller: "→INVITE, ←486, →ACK" }, ladder: [] };
    // Decided while a channel was free, which another call had before its turn.
    const late = (await recordsOf(calls)).filter(
      ({ decision, events }) =>
        decision?.outcome === "ring" && !events.some(({ event }) => event === "attempt"),
    ).length;
    await expectCalls(calls, [
      { calls: 3, ...at, ...answeredAt("a") },
      { calls: 2, ...at, ...answeredAt("b") },
      { calls: 25 - late, ...refused, events: "invite, decision unavailable, ended edge 486 busy" },
      { calls: late, ...refused, events: "invite, decision ring, ended edge 486 all targets busy" },
    ]);
  });

  test("a caller who may call three times an hour is let through three times, over whichever edges", async () => {
    const { run, carrier, codesOf, hangUpAll, expectCalls } = context();
    const calls = Array.from({ length: 9 }, (_, index) =>
      carrier.call(run.edges[EDGES[index % 3] ?? "edge-a"], THREE_AN_HOUR),
    );
    await codesOf(calls);
    await hangUpAll(calls);
    const at = { edge: ownerOf(THREE_AN_HOUR), yaml: "enterprises/three-an-hour.yaml" };
    await expectCalls(calls, [
      { calls: 3, ...at, ...answeredAt("desk") },
      {
        ...{ calls: 6, ...at, sip: { caller: "→INVITE, ←603, →ACK" }, ladder: [] },
        events: "invite, decision reject, ended edge 603 caller-limit",
      },
    ]);
  });

  test("weights and chance are kept over all edges: chi-square at 0.001 for given randoms", async () => {
    const { run, carrier, codesOf, hangUpAll, recordsOf, expectCalls } = context();
    const calls: CarrierCall[] = [];
    for (let index = 0; index < 300; index++) {
      // Each seed of Park and Miller's generator is far from the next in what it draws.
      const headers: [string, string][] = [["X-Hotline-Random", `0.${(index * 7919 + 104_729) % 1_000_000}`]];
      const number = index % 2 === 0 ? WEIGHTED : RANDOM;
      calls.push(carrier.call(run.edges[EDGES[index % 3] ?? "edge-a"], number, { headers }));
      await sleep(15);
    }
    expect(await codesOf(calls)).toEqual(calls.map(() => 200));
    await hangUpAll(calls);
    const records = await recordsOf(calls);
    for (const [number, yaml, shares] of [
      [WEIGHTED, "enterprises/weighted.yaml", { a: 50, b: 30, c: 20 }],
      [RANDOM, "enterprises/random.yaml", { a: 1, b: 1, c: 1, d: 1 }],
    ] as const) {
      const counts = firstRung(records, number, Object.keys(shares));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(150);
      const { value, bound } = chiSquare(counts, Object.values(shares));
      expect(value, counts.join()).toBeLessThan(bound);
      await expectCalls(
        calls.filter((_, index) => (index % 2 === 0 ? WEIGHTED : RANDOM) === number),
        Object.keys(shares).map((binding, index) => ({
          ...{ calls: counts[index] ?? 0, edge: ownerOf(number), yaml },
          ...answeredAt(binding),
        })),
      );
    }
  });
}
