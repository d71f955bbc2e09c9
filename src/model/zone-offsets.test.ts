import { expect, test } from "vitest";
import { zoneOffsets } from "./zone-offsets.ts";

const minute = (instant: string) => Date.parse(instant) / 60_000;

test("Shanghai has one offset", () => {
  expect(zoneOffsets("Asia/Shanghai")).toEqual([[0, 480]]);
});

test("Berlin changes twice a year, at the minute, to the end of 2037", () => {
  const changes = zoneOffsets("Europe/Berlin");
  expect(changes).toHaveLength(1 + 26);
  expect(changes[0]).toEqual([0, 60]);
  expect(changes[1]).toEqual([minute("2025-03-30T01:00:00Z"), 120]);
  expect(changes[4]).toEqual([minute("2026-10-25T01:00:00Z"), 60]);
  expect(changes.at(-1)).toEqual([minute("2037-10-25T01:00:00Z"), 60]);
});

test("offsets west of Greenwich and of half an hour", () => {
  expect(zoneOffsets("America/New_York")[0]).toEqual([0, -300]);
  expect(zoneOffsets("Asia/Kolkata")).toEqual([[0, 330]]);
  expect(zoneOffsets("UTC")).toEqual([[0, 0]]);
  expect(zoneOffsets("Australia/Lord_Howe")[1]).toEqual([minute("2025-04-05T15:00:00Z"), 630]);
});

test("what is no zone is refused", () => {
  expect(() => zoneOffsets("Asia/Shanghia")).toThrow(RangeError);
});
