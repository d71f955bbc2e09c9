import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { unknownPlace } from "./unknown-place.ts";

const check = (parts: Partial<Enterprise>) =>
  places(unknownPlace.check(enterpriseFile(parts), platformFile()));

test("city, area groups and screening name areas that exist", () => {
  expect(
    check({
      contract: { city: "0420" },
      areas: { north: ["010", "hebei", "hebai", "0733"] },
      screening: { allow: ["area:0755"], block: ["area:0791", "area:0420", "anonymous"] },
    }),
  ).toEqual([
    { code: "unknown-area-code", path: ["contract", "city"] },
    { code: "unknown-province", path: ["areas", "north", 2] },
    { code: "unknown-area-code", path: ["areas", "north", 3] },
    { code: "unknown-area-code", path: ["screening", "block", 1] },
  ]);
});

test("a code that was given up says into which it went", () => {
  const [finding] = unknownPlace.check(enterpriseFile({ areas: { a: ["0733"] } }), platformFile());
  expect(finding?.params).toMatchObject({ name: "0733", now: "0731" });
});
