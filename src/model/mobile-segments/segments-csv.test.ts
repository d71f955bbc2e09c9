import { expect, test } from "vitest";
import { segmentsFromCsv } from "./segments-csv.ts";

const source = { version: "1", licence: "CC0-1.0", source: "test" };

test("columns stand in any order, others are ignored", () => {
  const text = "\uFEFFarea,city,segment\r\n010,北京,1390123\r\n\r\n0755,深圳,1390124\r\n";
  expect(segmentsFromCsv(text, source)).toEqual({
    ...source,
    runs: [
      [1_390_123, "010"],
      [1_390_124, "0755"],
      [1_390_125, ""],
    ],
  });
});

test("every wrong line is named, and nothing is imported", () => {
  const lines = [
    "segment,area",
    "1390123,010",
    "139012,010",
    "1290123,010",
    "1390124,0000",
    "1390125,0733",
    "1390123,021",
    "1390126",
    "1390127,010,x",
  ];
  expect(segmentsFromCsv(lines.join("\n"), source)).toEqual([
    { line: 3, message: '"139012" is not seven digits from 1300000 to 1999999' },
    { line: 4, message: '"1290123" is not seven digits from 1300000 to 1999999' },
    { line: 5, message: 'there is no area code "0000"' },
    { line: 6, message: "the area code 0733 was merged into 0731" },
    { line: 7, message: "segment 1390123 is there twice" },
    { line: 8, message: "1 values for 2 columns" },
    { line: 9, message: "3 values for 2 columns" },
  ]);
});

test("a file without the two columns is refused", () => {
  expect(segmentsFromCsv("1390123,010\n", source)).toEqual([
    { line: 1, message: "the first line must name the columns segment and area" },
  ]);
});
