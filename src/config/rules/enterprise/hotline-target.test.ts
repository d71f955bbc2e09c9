import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { hotlineTarget } from "./hotline-target.ts";

const check = (parts: Partial<Enterprise>) =>
  places(hotlineTarget.check(enterpriseFile(parts), platformFile()));

test("a 400 number is no target", () => {
  expect(
    check({
      bindings: [
        { id: "a", phone: "400-820-1615" },
        { id: "b", phone: "010-62345678" },
      ],
    }),
  ).toEqual([{ code: "hotline-target", path: ["bindings", 0, "phone"] }]);
});
