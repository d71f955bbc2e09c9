import fc from "fast-check";
import { expect, test } from "vitest";
import { mobileArea } from "./mobile-area.ts";
import { AREAS, RUN_BASE, RUN_LENGTH, RUN_ZERO } from "./packed-run.ts";

const areas = Array.from({ length: AREAS - 1 }, (_, index) => `area ${index}`);
const start = fc.integer({ min: 0, max: 999 });
const runs = fc.uniqueArray(fc.tuple(start, fc.integer({ min: 0, max: areas.length })), {
  maxLength: 40,
  selector: ([start]) => start,
});

function packed(start: number, area: number): string {
  let rest = start * AREAS + area;
  const characters = Array.from({ length: RUN_LENGTH }, () => {
    const digit = rest % RUN_BASE;
    rest = (rest - digit) / RUN_BASE;
    return String.fromCharCode(RUN_ZERO + digit);
  });
  expect(rest).toBe(0);
  return characters.reverse().join("");
}

test("finds the last run that starts at or before the segment, among those of its four digits", () => {
  fc.assert(
    fc.property(runs, start, (unordered, asked) => {
      const sorted = [...unordered].sort(([a], [b]) => a - b);
      const table = {
        codes: {},
        areas,
        runs: { "1390": sorted.map(([start, area]) => packed(start, area)).join("") },
      };
      for (const wanted of [asked, ...sorted.map(([start]) => start)]) {
        const [, area = 0] = sorted.filter(([start]) => start <= wanted).at(-1) ?? [];
        const rest = String(wanted).padStart(3, "0");
        expect(mobileArea(table, `1390${rest}`)).toBe(area === 0 ? undefined : areas[area - 1]);
        expect(mobileArea(table, `1391${rest}`)).toBeUndefined();
      }
    }),
  );
});
