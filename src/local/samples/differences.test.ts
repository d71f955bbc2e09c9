import { describe, expect, test } from "vitest";
import type { Decision } from "#decision/call.ts";
import type { CallAccount } from "../account/account.ts";
import { sampleAccount } from "../account/sample-account.ts";
import { differences } from "./differences.ts";
import type { Expectation } from "./sample-calls.types.ts";

const expected: Expectation = {
  outcome: "ring",
  rule: 1,
  sip: 200,
  attempts: [
    { binding: "north-desk", trunk: "unicom-beijing", result: "busy" },
    { binding: "north-desk", trunk: "telecom-shenzhen", result: "no-reply" },
    { binding: "south-desk", trunk: "unicom-beijing", result: "answered" },
  ],
  endedBy: "caller",
};
const simulated: Decision = {
  outcome: "ring",
  rule: 1,
  attempts: [
    { binding: "north-desk", target: "+861058580101", ringSeconds: 20 },
    { binding: "south-desk", target: "+8675526550101", ringSeconds: 20 },
    { binding: "third", target: "+861012345678", ringSeconds: 20 },
  ],
  trace: [],
};
const found = (
  account: Partial<CallAccount>,
  more: Partial<Expectation> = {},
  decision: Partial<Decision> = {},
) =>
  differences({ ...sampleAccount, ...account }, { ...expected, ...more }, { ...simulated, ...decision }).map(
    ({ by, what }) => `${by} ${what}`,
  );

test("all as expected and as simulated", () => expect(found({})).toEqual([]));

describe("every difference is found", () => {
  test.each<[string[], Partial<CallAccount>, Partial<Expectation>, Partial<Decision>]>([
    [["expected outcome", "simulated outcome"], { outcome: "menu" }, {}, {}],
    [["expected outcome"], {}, { outcome: "queue" }, {}],
    [["simulated outcome"], {}, {}, { outcome: "queue" }],
    [["expected reason"], {}, { reason: "blocked" }, {}],
    [["simulated reason"], {}, {}, { reason: "capped" }],
    [["expected rule"], {}, { rule: 0 }, {}],
    [["simulated rule"], {}, {}, { rule: 0 }],
    [["expected needs media"], {}, { needsMedia: true }, {}],
    [["expected SIP code"], {}, { sip: 486 }, {}],
    [["expected ended by"], {}, { endedBy: "target" }, {}],
    [["expected attempts"], {}, { attempts: [] }, {}],
    [["simulated first attempts"], {}, {}, { attempts: simulated.attempts.toReversed() }],
  ])("%j", (names, account, more, decision) => {
    expect(found(account, more, decision)).toEqual(names);
  });

  test("a target that should have been rung was not", () => {
    const attempts = sampleAccount.attempts.slice(0, 2);
    expect(found({ attempts }, { attempts: expected.attempts.slice(0, 2) })).toEqual([
      "simulated first attempts",
    ]);
  });

  test("who is rung after the decision's own targets is the business of otherwise", () => {
    expect(found({}, {}, { outcome: "ring", attempts: [] })).toEqual([]);
    expect(found({}, {}, { attempts: simulated.attempts.slice(0, 1) })).toEqual([]);
  });
});
