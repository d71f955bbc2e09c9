import fc from "fast-check";
import { expect, test } from "vitest";
import { mobileArea } from "../../decision/mobile-area.ts";
import { areaTable } from "../area-table.ts";
import { coverageOf, type SegmentTable, segmentTable } from "./segments.ts";
import { isSegmentsProblem, readSegments, writeSegments } from "./segments-text.ts";

const source = { version: "1", licence: "CC0-1.0", source: "test" };

const assignments = fc.dictionary(
  fc
    .oneof(fc.integer({ min: 1_300_000, max: 1_302_500 }), fc.constantFrom(1_300_999, 1_301_000, 1_999_999))
    .map(String),
  fc.constantFrom("010", "0755", "0898"),
  { maxKeys: 60 },
);

function tableOf(areas: Record<string, string>): SegmentTable {
  return segmentTable(source, (segment) => areas[segment]);
}

test("what was written is read again, and what is packed finds the same areas", () => {
  fc.assert(
    fc.property(assignments, (areas) => {
      const table = tableOf(areas);
      expect(readSegments(writeSegments(table))).toEqual(table);
      const packed = areaTable(table);
      for (const segment of [...Object.keys(areas), "1300000", "1301000", "1999998", "1999999"])
        expect(mobileArea(packed, segment)).toBe(areas[segment]);
    }),
    { numRuns: 30 },
  );
});

test("coverage counts the known segments of each prefix", () => {
  const table = segmentTable(source, (segment) =>
    segment >= 1_309_990 && segment < 1_310_020 ? "010" : segment === 1_999_999 ? "021" : undefined,
  );
  expect(coverageOf(table)).toEqual({ "130": 10, "131": 20, "199": 1 });
  expect(table.runs).toEqual([
    [1_309_990, "010"],
    [1_310_020, ""],
    [1_999_999, "021"],
  ]);
});

const whole = { version: "1", licence: "x", source: "y", areas: ["010"], blocks: { "1300": "AA1000" } };

test.each([
  ["not json", "JSON object"],
  [JSON.stringify([]), "JSON object"],
  [JSON.stringify({ ...whole, version: 1 }), "version"],
  [JSON.stringify({ ...whole, areas: "010" }), "areas"],
  [JSON.stringify({ ...whole, areas: ["0000"] }), "0000"],
  [JSON.stringify({ ...whole, blocks: { "1200": "AA1000" } }), "1200"],
  [JSON.stringify({ ...whole, blocks: { "1300": "AA999" } }), "1300"],
  [JSON.stringify({ ...whole, blocks: { "1300": "AB1000" } }), "1300"],
  [JSON.stringify({ ...whole, blocks: { "1300": "AA500x500" } }), "1300"],
  [JSON.stringify({ ...whole, blocks: { "1300": 3 } }), "1300"],
])("%s is no table", (text, culprit) => {
  const result = readSegments(text);
  expect(isSegmentsProblem(result) && result.problem).toContain(culprit);
});
