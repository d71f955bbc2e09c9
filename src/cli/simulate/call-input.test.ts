import { expect, test } from "vitest";
import { callInput } from "./call-input.ts";

const call = { number: "4008201615", caller: "075522223333", at: "2026-10-10T11:00:00+08:00" };

test("random is 0 and nothing is going on unless the line says so", () => {
  expect(callInput(call)).toEqual({ ...call, atMs: Date.UTC(2026, 9, 10, 3), random: 0, counters: {} });
  expect(callInput({ ...call, caller: null, id: "mine" })).toMatchObject({ caller: null });
});

test("every counter is read, money and instants as numbers", () => {
  const counters = {
    concurrent: 3,
    active: { desk: 1 },
    callerCalls: 2,
    shortCalls: 1,
    blockedUntil: "2026-10-10T12:00:00+08:00",
    monthCalls: 10,
    monthCost: "12.30",
    roundRobin: { "answer.0": 4 },
  };
  expect(callInput({ ...call, random: 0.25, counters })).toMatchObject({
    random: 0.25,
    counters: {
      concurrent: 3,
      active: { desk: 1 },
      callerCalls: 2,
      shortCalls: 1,
      blockedUntilMs: Date.UTC(2026, 9, 10, 4),
      monthCalls: 10,
      monthCost: 123_000,
      roundRobin: { "answer.0": 4 },
    },
  });
});

test.each([
  [[], "not-a-call", ""],
  [null, "not-a-call", ""],
  [{ ...call, number: 4008201615 }, "not-text", "number"],
  [{ number: call.number, at: call.at }, "not-text", "caller"],
  [{ ...call, at: "2026-10-10T11:00:00" }, "not-an-instant", "at"],
  [{ ...call, at: 1 }, "not-text", "at"],
  [{ ...call, random: 1 }, "not-in-range", "random"],
  [{ ...call, random: "0.5" }, "not-in-range", "random"],
  [{ ...call, counters: [] }, "not-counters", "counters"],
  [{ ...call, counters: { concurent: 1 } }, "not-a-counter", "concurent"],
  [{ ...call, counters: { concurrent: -1 } }, "not-a-count", "concurrent"],
  [{ ...call, counters: { active: 3 } }, "not-counters", "active"],
  [{ ...call, counters: { active: { desk: 1.5 } } }, "not-a-count", "active.desk"],
  [{ ...call, counters: { blockedUntil: "2026-10-10T12:00" } }, "not-an-instant", "blockedUntil"],
  [{ ...call, counters: { monthCost: 12.3 } }, "not-money", "monthCost"],
  [{ ...call, counters: { monthCost: "12.34567" } }, "not-money", "monthCost"],
])("%j is refused as %s", (value, code, culprit) => {
  expect(callInput(value)).toEqual({ code, message: expect.stringContaining(culprit) });
});
