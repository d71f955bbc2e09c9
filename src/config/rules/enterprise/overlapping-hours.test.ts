import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { overlappingHours } from "./overlapping-hours.ts";

const check = (parts: Partial<Enterprise>) =>
  places(overlappingHours.check(enterpriseFile(parts), platformFile()));

test("within one list, and across keys that name the same day", () => {
  expect(
    check({
      schedules: {
        a: {
          weekly: { "mon-fri": ["09:00-12:00", "11:00-18:00"], wed: ["17:00-20:00"], sat: ["09:00-12:00"] },
        },
        b: { weekly: {}, exceptions: { "2026-12-31": ["09:00-12:00", "10:00-11:00"] } },
      },
    }),
  ).toEqual([
    { code: "overlapping-hours", path: ["schedules", "a", "weekly", "mon-fri", 1] },
    { code: "overlapping-hours", path: ["schedules", "a", "weekly", "wed", 0] },
    { code: "overlapping-hours", path: ["schedules", "b", "exceptions", "2026-12-31", 1] },
  ]);
});

test("touching intervals and the night before do not overlap", () => {
  expect(
    check({
      schedules: { a: { weekly: { daily: ["22:00-06:00", "05:00-06:00", "06:00-22:00"], mon: "closed" } } },
    }),
  ).toEqual([]);
});
