import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mobileArea } from "../../decision/mobile-area.ts";
import { areaTable } from "../area-table.ts";
import { coverageOf, END_OF_SEGMENTS } from "./segments.ts";
import { isSegmentsProblem, readSegments, writeSegments } from "./segments-text.ts";

const text = readFileSync(new URL("../../../data/mobile-segments.json", import.meta.url), "utf8");
const table = readSegments(text);
if (isSegmentsProblem(table)) throw new Error(table.problem);

test("the table that is shipped says where it comes from, and what it covers", () => {
  expect(table).toMatchObject({
    version: expect.stringMatching(/^\d+\.\d+/),
    licence: "Apache-2.0",
    source: expect.stringContaining("libphonenumber"),
  });
  const { coverage }: { coverage: unknown } = JSON.parse(text);
  expect(coverageOf(table)).toEqual(coverage);
  expect(Object.values(coverageOf(table)).reduce((sum, known) => sum + known, 0)).toBeGreaterThan(300_000);
  expect(writeSegments(table)).toBe(text);
  expect(text.length).toBeLessThan(600_000);
});

test.each([
  ["1390123", "010"],
  ["1300000", "0531"],
  ["1380013", "010"],
  ["1730000", undefined],
  ["1660000", undefined],
  ["1990000", undefined],
])("the area of %s is %s", (segment, area) => {
  expect(mobileArea(areaTable(table), segment)).toBe(area);
});

test("what the nodes get knows every segment as the table does, in less than 250 KiB", () => {
  const packed = areaTable(table);
  const wrong: number[] = [];
  for (const [index, [first, area]] of table.runs.entries()) {
    const end = table.runs[index + 1]?.[0] ?? END_OF_SEGMENTS;
    for (let segment = first; segment < end; segment++)
      if ((mobileArea(packed, String(segment)) ?? "") !== area) wrong.push(segment);
  }
  expect(wrong).toEqual([]);
  expect(JSON.stringify(packed).length).toBeLessThan(250 * 1024);
});
