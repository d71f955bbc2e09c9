import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Contract } from "#config/enterprise.types.ts";
import type { CallFacts } from "./facts.ts";
import { rate } from "./rate.ts";
import { samplePrices } from "./sample-prices.ts";
import type { Terms } from "./terms.ts";

const s = 1_000_000;
const start = Date.UTC(2026, 9, 10, 3) * 1000;
const provinces: Record<string, string> = { "0755": "guangdong", "020": "guangdong", "010": "beijing" };
const rated = (facts: CallFacts, ...contracts: (Contract & { fromUs?: number })[]) => {
  const [first = {}, ...later] = contracts;
  const terms = ({ fromUs, ...contract }: Contract & { fromUs?: number }): Terms => ({
    ...(fromUs !== undefined && { fromUs }),
    platform: samplePrices,
    contract,
  });
  return rate(facts, [terms(first), ...later.map(terms)], (area) => provinces[area]);
};

/** A call from 0755 that one target answers at once, for some seconds. */
const talk = (seconds: number, more: Partial<CallFacts> = {}): CallFacts => ({
  callerArea: "0755",
  callerAnswerUs: start,
  endedUs: start + seconds * s,
  legs: [{ trunk: "unicom", targetAnswerUs: start }],
  ...more,
});

describe("a talk with one target, amounts in ten-thousandths of a yuan", () => {
  test.each([
    // seconds, contract, caller's share, enterprise's price, trunk cost
    [1, { tariff: "agent" }, 1000, 3000, 10],
    [60, { tariff: "agent" }, 1000, 3000, 600],
    [61, { tariff: "agent" }, 2000, 6000, 610],
    [61, { tariff: "agent-6s" }, 2000, 3300, 610],
    [125, { tariff: "switchboard" }, 3000, 5250, 1250], // 60 + 11 × 6 = 126 s at 0.25
    [61, { tariff: "hall", city: "0755" }, 2000, 2000, 610],
    [61, { tariff: "hall", city: "020" }, 2000, 8000, 610],
    [61, { tariff: "hall", city: "010" }, 2000, 6600, 610],
    [61, { tariff: "hall" }, 2000, 6600, 610],
    [61, { package: "min-100" }, 2000, 6000, 610],
    [61, { package: "sip-flat" }, 2000, 0, 610],
    [61, { tariff: "local-only", city: "010" }, 2000, 0, 610],
  ])("%d s under %j", (seconds, contract, share, price, cost) => {
    const result = rated(talk(seconds), contract);
    expect([result.callerShare, result.price.amount, ...result.trunkCost]).toEqual([share, price, cost]);
  });
});

describe("what starts the charge", () => {
  /** A menu answers at once, the target 30 s later, and they talk for 40 s. */
  const menu = talk(70, { legs: [{ trunk: "unicom", targetAnswerUs: start + 30 * s }] });

  test("the target's answer: 40 s", () => {
    expect(rated(menu, { tariff: "agent-6s" })).toMatchObject({
      callerShare: 2000,
      price: { amount: 2100, billedSeconds: 42, tariff: "agent-6s" },
      trunkCost: [400],
    });
  });

  test("the caller's answer: 70 s", () => {
    expect(rated(menu, { tariff: "switchboard" })).toMatchObject({
      callerShare: 2000,
      price: { amount: 3000, billedSeconds: 72, tariff: "switchboard" },
      trunkCost: [400],
    });
  });

  test("a menu that leads nowhere costs the enterprise nothing by target answer", () => {
    const nobody = talk(70, { legs: [] });
    expect(rated(nobody, { tariff: "agent" })).toEqual({
      callerShare: 2000,
      price: { amount: 0, billedSeconds: 0 },
      trunkCost: [],
    });
    expect(rated(nobody, { tariff: "switchboard" }).price.amount).toBe(3000);
  });

  test("ringing is free", () => {
    expect(
      rated({ endedUs: start + 60 * s, legs: [{ trunk: "unicom" }] }, { tariff: "switchboard" }),
    ).toEqual({
      callerShare: 0,
      price: { amount: 0, billedSeconds: 0 },
      trunkCost: [0],
    });
  });
});

describe("legs", () => {
  test("each pays from its own answer to its own end", () => {
    const legs = [
      { trunk: "unicom" },
      { trunk: "unicom", targetAnswerUs: start, endedUs: start + 10 * s },
      { trunk: "free", targetAnswerUs: start + 10 * s },
      { targetAnswerUs: start + 20 * s },
      { trunk: "unicom", targetAnswerUs: start + 20 * s },
    ];
    expect(rated(talk(30, { legs }), {}).trunkCost).toEqual([0, 100, 0, 0, 100]);
  });
});

describe("the terms in force at the charged answer", () => {
  const change = start + 10 * s;

  test("a call begun under old terms keeps them to its end", () => {
    expect(rated(talk(120), { tariff: "agent" }, { tariff: "hall", fromUs: change }).price.tariff).toBe(
      "agent",
    );
  });

  test("a target that answers after the change is rated by the new", () => {
    const late = talk(120, { legs: [{ trunk: "unicom", targetAnswerUs: change }] });
    expect(rated(late, { tariff: "agent" }, { tariff: "agent-6s", fromUs: change }).price.tariff).toBe(
      "agent-6s",
    );
    expect(rated(late, { tariff: "switchboard" }, { tariff: "agent", fromUs: change }).price.tariff).toBe(
      "switchboard",
    );
  });

  test("the package is named, for the month's count", () => {
    expect(rated(talk(5), { package: "min-100" }).price).toMatchObject({
      tariff: "agent",
      package: "min-100",
    });
    expect(rated(talk(5), { package: "sip-flat" }).price).toEqual({
      amount: 0,
      billedSeconds: 0,
      package: "sip-flat",
    });
  });

  test("a caller for whom the tariff has no price is reported, not guessed", () => {
    expect(rated(talk(5), { tariff: "local-only", city: "010" }).price.problem).toBe("no-band");
  });
});

describe("properties", () => {
  const us = fc.nat({ max: 36_000 * s });
  const contract = fc.constantFrom<Contract>(
    { tariff: "agent" },
    { tariff: "agent-6s" },
    { tariff: "switchboard" },
    { tariff: "hall", city: "010" },
  );
  const amounts = (time: number, by: Contract) => {
    const { callerShare, price, trunkCost } = rated(talk(time / s), by);
    return [callerShare, price.amount, ...trunkCost];
  };
  const pairs = (a: number[], b: number[]) =>
    a.map((amount, i): [number, number] => [amount, b[i] ?? Number.NaN]);

  test("amounts are safe integers, never negative", () => {
    fc.assert(
      fc.property(us, contract, (time, by) => {
        for (const amount of amounts(time, by))
          expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true);
      }),
    );
  });

  test("a longer call never costs less", () => {
    fc.assert(
      fc.property(us, us, contract, (a, b, by) => {
        for (const [longer, shorter] of pairs(amounts(a + b, by), amounts(a, by)))
          expect(longer).toBeGreaterThanOrEqual(shorter);
      }),
    );
  });

  test("one call never costs more than the same time in two, but for one unit of rounding each", () => {
    fc.assert(
      fc.property(us, us, contract, (a, b, by) => {
        const [first, second] = [amounts(a, by), amounts(b, by)];
        for (const [i, [whole, part]] of pairs(amounts(a + b, by), first).entries())
          expect(whole).toBeLessThanOrEqual(part + (second[i] ?? 0) + 2);
      }),
    );
  });
});
