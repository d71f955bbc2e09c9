import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { screeningNumber } from "./screening-number.ts";

const check = (parts: Partial<Enterprise>) =>
  places(screeningNumber.check(enterpriseFile(parts), platformFile()));

test("a number that a caller can have", () => {
  expect(
    check({
      screening: {
        allow: [
          "010-62345678",
          "13901234567",
          "+85221234567",
          "0085221234567",
          "95588",
          "10086",
          "4008201615",
          "8008201615",
        ],
      },
    }),
  ).toEqual([]);
  expect(check({ screening: { block: ["62345678", "+86170*", "area:0791", "139012345678"] } })).toEqual([
    { code: "screening-number", path: ["screening", "block", 0] },
    { code: "screening-number", path: ["screening", "block", 3] },
  ]);
});
