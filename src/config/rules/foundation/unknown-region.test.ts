import { expect, test } from "vitest";
import { foundationFile } from "../foundation-file.ts";
import { unknownRegion } from "./unknown-region.ts";

const check = (region: string) => unknownRegion.check(foundationFile({ region }));

test("a region is known, or near one", () => {
  expect(check("cn-northwest-1")).toEqual([]);
  expect(check("ap-east-1")).toEqual([]);
  expect(check("cn-nortwest-1")).toMatchObject([
    { code: "unknown-region", path: ["region"], params: { near: "cn-northwest-1" } },
  ]);
  expect(check("ningxia")).toMatchObject([{ code: "unknown-region", params: { near: "" } }]);
});
