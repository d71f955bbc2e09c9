import { expect, test } from "vitest";
import { foundationFile } from "../foundation-file.ts";
import { places } from "../places.ts";
import { wrongPartition } from "./wrong-partition.ts";

const check = (region: string, partition: string) => {
  const roles = { edge: `arn:${partition}:iam::123456789012:role/edge` };
  return places(wrongPartition.check(foundationFile({ region, roles })));
};

test("a role is of the region's partition", () => {
  expect(wrongPartition.check(foundationFile())).toEqual([]);
  expect(check("cn-north-1", "aws-cn")).toEqual([]);
  expect(check("cn-north-1", "aws")).toEqual([{ code: "wrong-partition", path: ["roles", "edge"] }]);
  expect(check("eu-west-1", "aws-cn")).toEqual([{ code: "wrong-partition", path: ["roles", "edge"] }]);
  expect(check("nowhere", "aws")).toEqual([]);
});
