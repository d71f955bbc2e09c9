import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { duplicateBinding } from "./duplicate-binding.ts";

const check = (parts: Partial<Enterprise>) =>
  places(duplicateBinding.check(enterpriseFile(parts), platformFile()));

test("the second of the same id", () => {
  expect(
    check({
      bindings: [
        { id: "a", phone: "13901234567" },
        { id: "b", phone: "13901234568" },
        { id: "a", phone: "13901234569" },
      ],
    }),
  ).toEqual([{ code: "duplicate-binding", path: ["bindings", 2, "id"] }]);
});
