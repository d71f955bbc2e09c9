import { expect, test } from "vitest";
import type { Platform } from "../../platform.types.ts";
import { platformFile } from "../platform-file.ts";
import { packagePrice } from "./package-price.ts";

const increment = { first: "60s", next: "60s" };
const flat = (perMinute: string) => ({ chargedFrom: "target-answer" as const, perMinute, increment });
const tariffs: Platform["tariffs"] = {
  paid: flat("0.30"),
  nothing: flat("0"),
  "also-nothing": flat("0.0000"),
  cheap: flat("0.0001"),
  "local-free": {
    chargedFrom: "target-answer",
    bands: [
      { callers: "local", perMinute: "0.00", increment },
      { callers: "any", perMinute: "0.30", increment },
    ],
  },
};
const check = (packages: Platform["packages"]) =>
  packagePrice.check(platformFile({ tariffs, ...(packages && { packages }) }));
const offer = (then: string, monthly = "100.00", includedMinutes = 400) => ({
  monthly,
  includedMinutes,
  then,
});

test("what follows the included minutes costs every caller something", () => {
  expect(
    check({
      a: offer("nothing"),
      b: offer("also-nothing"),
      c: offer("local-free"),
      d: offer("paid"),
      e: offer("cheap"),
      f: offer("unknown"),
    }).map(({ code, path, params }) => [code, path, params]),
  ).toEqual([
    ["free-tariff", ["packages", "a", "then"], { name: "a", tariff: "nothing", callers: "" }],
    ["free-tariff", ["packages", "b", "then"], { name: "b", tariff: "also-nothing", callers: "" }],
    ["free-tariff", ["packages", "c", "then"], { name: "c", tariff: "local-free", callers: "local" }],
  ]);
});

test("the included minutes cost no less than their settlement", () => {
  expect(check({ a: offer("paid", "24.00"), b: offer("paid", "0", 0) })).toEqual([]);
  expect(check({ a: offer("paid", "23.99") })).toEqual([
    {
      code: "package-below-settlement",
      path: ["packages", "a", "monthly"],
      params: { name: "a", monthly: "23.99", minutes: 400, settlement: "24.00", most: 399 },
    },
  ]);
});
