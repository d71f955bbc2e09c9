import { expect, test } from "vitest";
import { dayAfter } from "./day-after.ts";

test("days are counted over months and years, whichever was asked before", () => {
  expect(dayAfter("2026-12-15", 30)).toBe("2027-01-14");
  expect(dayAfter("2026-12-15", 60)).toBe("2027-02-13");
  expect(dayAfter("2028-02-28", 1)).toBe("2028-02-29");
});
