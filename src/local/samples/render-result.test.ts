import { expect, test } from "vitest";
import { sampleAccount } from "../account/sample-account.ts";
import { renderResult } from "./render-result.ts";

const result = {
  name: "answered",
  account: sampleAccount,
  simulated: { outcome: "ring" as const, attempts: [], trace: [] },
};
const style = { timeZone: "Asia/Shanghai" };

test("a call that went well has a tick", () => {
  const [first, ...rest] = renderResult({ ...result, differences: [] }, style);
  expect(first).toBe("✓ answered");
  expect(rest[0]).toMatch(/^ {2}caller {5}/);
});

test("one that did not has a cross and says what differs", () => {
  const differences = [
    { what: "SIP code", by: "expected" as const, should: "200", is: "486" },
    { what: "first attempts", by: "simulated" as const, should: "desk +861062345678", is: "" },
  ];
  const lines = renderResult({ ...result, differences }, style);
  expect(lines[0]).toBe("✗ answered");
  expect(lines.slice(-2)).toEqual([
    "  SIP code: expected 200, but it is 486",
    "  first attempts: simulated desk +861062345678, but it is none",
  ]);
});
