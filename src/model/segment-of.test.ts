import { expect, test } from "vitest";
import { samplePlatform } from "./samples.ts";
import { segmentOf } from "./segment-of.ts";

test.each([
  ["4006010114", "4006"],
  ["4008201615", "400820"],
  ["4008301615", "4008"],
  ["4001234567", undefined],
])("%s lies in %s", (number, prefix) => {
  expect(segmentOf(number, samplePlatform)?.prefix).toBe(prefix);
});

test("the order of the segments does not matter", () => {
  const turned = { ...samplePlatform, segments: samplePlatform.segments.toReversed() };
  expect(segmentOf("4008201615", turned)?.prefix).toBe("400820");
});
