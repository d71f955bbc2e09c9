import { describe, expect, test } from "vitest";
import { actionText } from "#decision/action-text.ts";
import type { Decision } from "#decision/call.ts";
import { callerClass } from "#decision/caller-class.ts";
import { decide } from "#decision/decide.ts";
import { normaliseCaller } from "#decision/normalise-caller.ts";
import { conformanceLine } from "./conformance-line.ts";
import { type Expectation, handMade } from "./hand-made.ts";

function seen(decision: Decision, expected: Expectation): Record<string, unknown> {
  const { outcome, reason, rule, treatment, menu, queue, announce } = decision;
  const attempts = decision.attempts.map((attempt) => attempt.binding).join(" ");
  const optional = {
    group: decision.group,
    ringback: decision.ringback,
    account: decision.account,
    otherwise: decision.otherwise && actionText(decision.otherwise),
  };
  const asked = Object.entries(optional).filter(([key]) => key in expected);
  const always = { outcome, reason, rule, treatment, menu, queue, announce, attempts: attempts || undefined };
  return { ...always, ...Object.fromEntries(asked) };
}

describe("hand-made vectors", () => {
  test("there are at least 120, each with a name of its own", () => {
    expect(handMade.length).toBeGreaterThanOrEqual(120);
    expect(new Set(handMade.map((made) => made.vector.name)).size).toBe(handMade.length);
  });

  test.each(handMade.map((made) => [made.vector.name, made] as const))("%s", (_name, made) => {
    const { vector } = made;
    const caller = normaliseCaller(vector.caller, vector.areas);
    const decision = decide(vector.plan, caller, vector.atMs, vector.random, vector.counters);
    if (made.caller !== undefined) expect(caller).toEqual(made.caller);
    if (made.class !== undefined) expect(callerClass(vector.plan, caller)).toBe(made.class);
    expect(seen(decision, made.expect)).toEqual(made.expect);
    expect(decision.trace).toEqual(expect.arrayContaining(made.says));
    if (made.silent !== undefined) expect(decision.trace.join("; ")).not.toContain(made.silent);
    const line = conformanceLine(vector);
    if (made.line !== undefined) expect(line).toBe(made.line);
    if (made.choice !== undefined) expect(line.split(" | ").at(-1)).toBe(made.choice);
  });
});
