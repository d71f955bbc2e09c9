import { expect, test } from "vitest";
import { normaliseCaller } from "../decision/normalise-caller.ts";
import { landlineAreas } from "./area-table.ts";
import { screeningPlan } from "./screening-plan.ts";

test("entries become sets of E.164 numbers, prefixes and areas", () => {
  expect(
    screeningPlan({
      allow: ["138 0013 8000", "0755-26550101", "+1 212 555 0100", "95588"],
      block: ["170*", "area:0791", "anonymous"],
    }),
  ).toEqual({
    allow: {
      numbers: { "+8613800138000": true, "+8675526550101": true, "+12125550100": true, "95588": true },
      prefixes: {},
      areas: {},
      anonymous: false,
    },
    block: { numbers: {}, prefixes: { "+86170": true }, areas: { "0791": true }, anonymous: true },
    allowOnly: false,
  });
});

test.each([
  ["13800138000", "13800138000"],
  ["0755-26550101", "+8675526550101"],
  ["400-820-1615", "4008201615"],
  ["8008201615", "8008201615"],
  ["0085221234567", "+85221234567"],
  ["95588", "95588"],
])("the entry %s is met by the caller %s", (entry, caller) => {
  const { block } = screeningPlan({ block: [entry] });
  expect(block.numbers).toEqual({ [normaliseCaller(caller, landlineAreas).number ?? "nobody"]: true });
});

test("limits are in seconds", () => {
  const made = screeningPlan({
    allowOnly: true,
    callerLimit: { calls: 5, per: "1m" },
    shortCalls: { under: "6s", count: 3, per: "10m", blockFor: "1h" },
    maxConcurrent: 30,
  });
  expect(made).toMatchObject({
    allowOnly: true,
    callerLimit: { calls: 5, perS: 60 },
    shortCalls: { underS: 6, count: 3, perS: 600, blockForS: 3600 },
    maxConcurrent: 30,
  });
});
