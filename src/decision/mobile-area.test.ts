import fc from "fast-check";
import { expect, test } from "vitest";
import { mobileArea } from "./mobile-area.ts";

const segment = fc.integer({ min: 1300000, max: 1999999 }).map(String);
const area = fc.constantFrom("010", "021", "0755", "");
const runs = fc.uniqueArray(fc.tuple(segment, area), { maxLength: 40, selector: ([start]) => start });

test("finds the last run that starts at or before the segment", () => {
  fc.assert(
    fc.property(runs, segment, (unordered, asked) => {
      const sorted = [...unordered].sort(([a], [b]) => a.localeCompare(b));
      const packed = {
        codes: {},
        starts: sorted.map(([start]) => start).join(""),
        areas: sorted.map(([, of]) => of.padEnd(4)).join(""),
      };
      const run = sorted.filter(([start]) => start <= asked).at(-1);
      expect(mobileArea(packed, asked)).toBe(run?.[1] || undefined);
      for (const [start, of] of sorted) expect(mobileArea(packed, start)).toBe(of || undefined);
    }),
  );
});
