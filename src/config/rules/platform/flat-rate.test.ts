import { expect, test } from "vitest";
import type { Platform } from "../../platform.types.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { flatRate } from "./flat-rate.ts";

const check = (parts: Partial<Platform>) => places(flatRate.check(platformFile(parts)));

test("only calls over SIP can be flat", () => {
  expect(
    check({ packages: { "sip-flat": { monthly: "300.00", unlimited: true, delivery: "sip" } } }),
  ).toEqual([]);
  expect(
    check({
      packages: {
        a: { monthly: "300.00", unlimited: true },
        b: { monthly: "300.00", unlimited: true, delivery: "phone" },
      },
    }),
  ).toEqual([
    { code: "flat-rate", path: ["packages", "a", "unlimited"] },
    { code: "flat-rate", path: ["packages", "b", "unlimited"] },
  ]);
});
