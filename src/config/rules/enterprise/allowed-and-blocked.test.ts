import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { allowedAndBlocked } from "./allowed-and-blocked.ts";

const check = (parts: Partial<Enterprise>) =>
  places(allowedAndBlocked.check(enterpriseFile(parts), platformFile()));

test("the same caller, however written", () => {
  expect(
    check({
      screening: {
        allow: ["+8613901234567", "area:0755", "170*"],
        block: ["139-0123-4567", "area:0755", "+86170*", "171*", "anonymous"],
      },
    }),
  ).toEqual([
    { code: "allowed-and-blocked", path: ["screening", "block", 0] },
    { code: "allowed-and-blocked", path: ["screening", "block", 1] },
    { code: "allowed-and-blocked", path: ["screening", "block", 2] },
  ]);
});
