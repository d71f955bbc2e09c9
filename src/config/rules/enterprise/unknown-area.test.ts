import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { unknownArea } from "./unknown-area.ts";

const check = (parts: Partial<Enterprise>) =>
  places(unknownArea.check(enterpriseFile(parts), platformFile()));

test("a rule must name an area group of the file", () => {
  expect(
    check({
      areas: { north: ["010"] },
      answer: [
        { when: { from: "north" }, do: { ring: ["desk"] } },
        { when: { from: "nort" }, do: { ring: ["desk"] } },
      ],
    }),
  ).toEqual([{ code: "unknown-area", path: ["answer", 1, "when", "from"] }]);
});
