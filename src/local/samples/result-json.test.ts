import { expect, test } from "vitest";
import { sampleAccount } from "../account/sample-account.ts";
import { accountJson, resultJson } from "./result-json.ts";

const simulated = { outcome: "ring", attempts: [], trace: [] } as const;

test("money is decimal text, times are microseconds", () => {
  expect(accountJson(sampleAccount)).toMatchObject({
    number: "4008201615",
    ringUs: 2_100_000,
    talkUs: 61_000_000,
    rated: {
      callerShare: "0.20",
      price: { amount: "0.60", billedSeconds: 120 },
      trunkCost: ["0.00", "0.00", "0.061"],
    },
  });
});

test("a call that nobody answered has no talk and rang to its end", () => {
  const { callerAnsweredUs: _, ...unanswered } = sampleAccount;
  expect(accountJson(unanswered)).toMatchObject({ ringUs: 63_100_000, talkUs: 0 });
});

test("a result says whether all was well, and has no call where the spool has none", () => {
  const difference = { what: "SIP code", by: "expected" as const, should: "200", is: "486" };
  const result = { name: "answered", simulated: { ...simulated, attempts: [], trace: [] } };
  expect(resultJson({ ...result, account: sampleAccount, differences: [] })).toMatchObject({
    ok: true,
    call: sampleAccount.call,
    simulated: { outcome: "ring", reason: null, rule: null },
  });
  expect(resultJson({ ...result, differences: [difference] })).toMatchObject({
    ok: false,
    call: null,
    differences: [difference],
  });
});
