import { expect, test } from "vitest";
import type { Platform } from "../../platform.types.ts";
import { places } from "../places.ts";
import { platformFile, trunk } from "../platform-file.ts";
import { duplicateTrunk } from "./duplicate-trunk.ts";

const check = (parts: Partial<Platform>) => places(duplicateTrunk.check(platformFile(parts)));

test("the second of the same id", () => {
  expect(check({})).toEqual([]);
  expect(check({ trunks: [trunk({}), trunk({})] })).toEqual([
    { code: "duplicate-trunk", path: ["trunks", 1, "id"] },
  ]);
});
