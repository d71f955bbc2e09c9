import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { callerClass } from "#decision/caller-class.ts";
import { decide } from "#decision/decide.ts";
import { normaliseCaller } from "#decision/normalise-caller.ts";
import type { ActionPlan } from "#decision/plan.ts";
import { select } from "#decision/select.ts";
import { areaTable } from "./area-table.ts";
import { generatedCall } from "./generated/call.ts";
import { Dice } from "./generated/dice.ts";
import { generatedPlan } from "./generated/plan.ts";

const cases = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((seed) => {
  const dice = new Dice(seed);
  const plan = generatedPlan(dice);
  const { caller, atMs, random, counters } = generatedCall(dice, plan);
  return { plan, caller: normaliseCaller(caller, areaTable), atMs, random, counters };
});
const fraction = fc.double({ min: 0, max: 1, maxExcluded: true });

/** The action and all that may follow it at once. */
function chain(action: ActionPlan | undefined): ActionPlan[] {
  if (action === undefined) return [];
  return action.kind === "ring" ? [action, ...chain(action.otherwise)] : [action];
}

describe("properties of generated plans", () => {
  test("a decision changes neither plan nor counters", () => {
    fc.assert(
      fc.property(cases, ({ plan, caller, atMs, random, counters }) => {
        const before = JSON.stringify([plan, caller, counters]);
        decide(plan, caller, atMs, random, counters);
        expect(JSON.stringify([plan, caller, counters])).toBe(before);
      }),
    );
  });

  test("chance moves nothing but the order of the attempts", () => {
    fc.assert(
      fc.property(cases, fraction, ({ plan, caller, atMs, random, counters }, other) => {
        const one = decide(plan, caller, atMs, random, counters);
        const two = decide(plan, caller, atMs, other, counters);
        const names = (decision: typeof one) => decision.attempts.map(({ binding }) => binding).sort();
        expect(names(two)).toEqual(names(one));
        expect({ ...two, attempts: [], trace: [] }).toEqual({ ...one, attempts: [], trace: [] });
      }),
    );
  });

  test("what is decided lies on the way of what select found, or is refused by a limit", () => {
    fc.assert(
      fc.property(cases, ({ plan, caller, atMs, random, counters }) => {
        const selection = select(plan, caller, atMs, callerClass(plan, caller));
        const decision = decide(plan, caller, atMs, random, counters);
        const limited = ["caller-limit", "short-calls", "concurrency", "capped"].includes(
          decision.reason ?? "",
        );
        if (limited) {
          expect(["answer", "nothing"]).toContain(selection.by);
          expect(decision.rule).toBeUndefined();
          return;
        }
        expect(decision.rule).toBe(selection.rule);
        expect(decision.reason).toBe(selection.reason);
        if (selection.outcome !== undefined) expect(decision.outcome).toBe(selection.outcome);
        if (selection.action === undefined) return;
        const way = chain(selection.action);
        if (decision.outcome === "unavailable") expect(way.every(({ kind }) => kind === "ring")).toBe(true);
        else expect(way.map(({ kind }) => kind)).toContain(decision.outcome);
      }),
    );
  });

  test("an allowed caller is never blocked, nor limited as a caller", () => {
    fc.assert(
      fc.property(cases, ({ plan, caller, atMs, random, counters }) => {
        const number = caller.number;
        if (number === undefined) plan.screening.allow.anonymous = true;
        else plan.screening.allow.numbers[number] = true;
        const decision = decide(plan, caller, atMs, random, {
          ...counters,
          callerCalls: 999,
          shortCalls: 999,
        });
        expect(["blocked", "anonymous", "caller-limit", "short-calls"]).not.toContain(decision.reason);
      }),
    );
  });

  test("with allowOnly nobody else passes the lists", () => {
    fc.assert(
      fc.property(cases, ({ plan, caller, atMs }) => {
        plan.screening.allowOnly = true;
        const known = callerClass(plan, caller);
        const selection = select(plan, caller, atMs, known);
        if (known !== "allowed") expect(["answer", "nothing"]).not.toContain(selection.by);
      }),
    );
  });

  test("an override in force speaks for every caller", () => {
    fc.assert(
      fc.property(cases, ({ plan, caller, atMs, random, counters }) => {
        plan.status = "active";
        plan.platform = "forwarding";
        plan.override = { untilMs: atMs + 1, do: { kind: "announce", announce: "fire" } };
        expect(decide(plan, caller, atMs, random, counters)).toMatchObject({
          outcome: "announce",
          announce: "fire",
        });
        plan.override.untilMs = atMs;
        expect(decide(plan, caller, atMs, random, counters).announce).not.toBe("fire");
      }),
    );
  });

  test("the rule that is reported is the first that matches: rules after it do not matter", () => {
    fc.assert(
      fc.property(cases, ({ plan, caller, atMs, random, counters }) => {
        const decision = decide(plan, caller, atMs, random, counters);
        if (decision.rule === undefined) return;
        const shorter = { ...plan, answer: plan.answer.slice(0, decision.rule + 1) };
        expect(decide(shorter, caller, atMs, random, counters)).toEqual(decision);
        const without = { ...plan, answer: plan.answer.slice(0, decision.rule) };
        expect(decide(without, caller, atMs, random, counters).rule).toBeUndefined();
      }),
    );
  });
});
