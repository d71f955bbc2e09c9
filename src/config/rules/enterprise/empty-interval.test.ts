import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { emptyInterval } from "./empty-interval.ts";

const check = (parts: Partial<Enterprise>) =>
  places(emptyInterval.check(enterpriseFile(parts), platformFile()));

test("an interval that ends when it starts", () => {
  expect(
    check({
      schedules: {
        office: {
          calendar: "china",
          weekly: { mon: ["00:00-24:00", "09:00-09:00"], tue: "closed" },
          holidays: ["10:00-10:00"],
          exceptions: { "2026-12-31": ["00:00-00:00"] },
        },
      },
    }),
  ).toEqual([
    { code: "empty-interval", path: ["schedules", "office", "weekly", "mon", 1] },
    { code: "empty-interval", path: ["schedules", "office", "holidays", 0] },
    { code: "empty-interval", path: ["schedules", "office", "exceptions", "2026-12-31", 0] },
  ]);
});
