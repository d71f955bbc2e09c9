import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { unusedWeight } from "./unused-weight.ts";

const check = (parts: Partial<Enterprise>) =>
  places(unusedWeight.check(enterpriseFile(parts), platformFile()));

test("a weight counts in weighted groups alone", () => {
  expect(
    check({
      bindings: [
        { id: "a", phone: "010-62345671", weight: 70 },
        { id: "b", phone: "010-62345672", weight: 30 },
      ],
      answer: [{ do: { ring: ["a"], strategy: "weighted", otherwise: { ring: ["b"] } } }],
    }),
  ).toEqual([{ code: "unused-weight", path: ["bindings", 1, "weight"] }]);
});
