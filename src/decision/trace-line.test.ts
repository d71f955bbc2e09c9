import { expect, test } from "vitest";
import { traceLine } from "./trace-line.ts";
import { unknownNumber } from "./unknown-number.ts";

test("every field has its place", () => {
  const line = traceLine({
    trace: ["one", "two"],
    attempts: [
      { binding: "a", target: "+861062345678", ringSeconds: 20 },
      { binding: "b", target: "sip:b@example.cn", ringSeconds: 5, group: "g" },
    ],
    otherwise: { kind: "reject", treatment: "busy" },
    treatment: "closed",
    announce: "note",
    queue: "q",
    menu: "m",
    account: "x",
    ringback: "tune",
    group: "g",
    rule: 12,
    reason: "capped",
    outcome: "ring",
  });
  expect(line).toBe(
    "ring reason=capped rule=12 group=g ringback=tune account=x menu=m queue=q announce=note treatment=closed " +
      "otherwise=(reject busy) [a +861062345678 20s, b sip:b@example.cn 5s @g] one; two",
  );
});

test("an unknown number", () => {
  expect(traceLine(unknownNumber())).toBe("unknown-number [] number unknown");
});
