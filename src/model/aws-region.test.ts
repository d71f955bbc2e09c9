import { expect, test } from "vitest";
import { awsPartition, awsRegions } from "./aws-region.ts";

test("a region has its partition, and one that does not exist none", () => {
  expect(awsPartition("cn-northwest-1")).toBe("aws-cn");
  expect(awsPartition("cn-north-1")).toBe("aws-cn");
  expect(awsPartition("ap-southeast-1")).toBe("aws");
  expect(awsPartition("cn-northwest-2")).toBeUndefined();
  expect(awsPartition("constructor")).toBeUndefined();
});

test("regions of China stand first, where people look for theirs", () => {
  expect(awsRegions.slice(0, 3)).toEqual(["cn-north-1", "cn-northwest-1", "af-south-1"]);
  expect(new Set(awsRegions).size).toBe(awsRegions.length);
});
