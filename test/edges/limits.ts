import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { ladder } from "../calls/record.ts";
import type { CarrierCall } from "./carrier.ts";
import { chiSquare } from "./chi-square.ts";
import type { EdgesContext } from "./edges-context.ts";
import { EDGES } from "./edges-run.ts";
import { firstRung } from "./first-rung.ts";
import { CHANNELS, RANDOM, TEN_AT_ONCE, THREE_AN_HOUR, TURNS, WEIGHTED } from "./numbers.ts";

/** Registers the tests of counters and strategies that must be exact over all edges. */
export function testLimits(context: () => EdgesContext): void {
  test("round robin is exact: each turn is taken once, over all edges", async () => {
    const { run, carrier, codesOf, hangUpAll, recordsOf } = context();
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
  });

  test("of 50 calls at once over three edges to a number for ten, ten connect", async () => {
    const { callsOver, codesOf, hangUpAll, recordsOf } = context();
    const calls = callsOver(EDGES, TEN_AT_ONCE, 50);
    const codes = await codesOf(calls);
    expect(codes.filter((code) => code === 200)).toHaveLength(10);
    expect(codes.filter((code) => code === 486)).toHaveLength(40);
    await hangUpAll(calls);
    const records = await recordsOf(calls);
    expect(records.filter(({ decision }) => decision?.reason === "concurrency")).toHaveLength(40);
  });

  test("of 30 calls at once to bindings with five channels together, five connect, three and two", async () => {
    const { callsOver, codesOf, hangUpAll, recordsOf } = context();
    const calls = callsOver(EDGES, CHANNELS, 30);
    const codes = await codesOf(calls);
    expect(codes.filter((code) => code === 200)).toHaveLength(5);
    await hangUpAll(calls);
    const answered = (await recordsOf(calls)).flatMap(({ events }) =>
      events.flatMap((event) => (event.event === "target-answer" ? [event.binding] : [])),
    );
    expect(answered.sort()).toEqual(["a", "a", "a", "b", "b"]);
  });

  test("a caller who may call three times an hour is let through three times, over whichever edges", async () => {
    const { run, carrier, codesOf, hangUpAll, recordsOf } = context();
    const calls = Array.from({ length: 9 }, (_, index) =>
      carrier.call(run.edges[EDGES[index % 3] ?? "edge-a"], THREE_AN_HOUR),
    );
    expect((await codesOf(calls)).filter((code) => code === 200)).toHaveLength(3);
    await hangUpAll(calls);
    const records = await recordsOf(calls);
    expect(records.filter(({ decision }) => decision?.reason === "caller-limit")).toHaveLength(6);
  });

  test("weights and chance are kept over all edges: chi-square at 0.001 for given randoms", async () => {
    const { run, carrier, codesOf, hangUpAll, recordsOf } = context();
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
    for (const [number, shares] of [
      [WEIGHTED, { a: 50, b: 30, c: 20 }],
      [RANDOM, { a: 1, b: 1, c: 1, d: 1 }],
    ] as const) {
      const counts = firstRung(records, number, Object.keys(shares));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(150);
      const { value, bound } = chiSquare(counts, Object.values(shares));
      expect(value, counts.join()).toBeLessThan(bound);
    }
  });
}
