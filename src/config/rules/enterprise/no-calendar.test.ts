import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { noCalendar } from "./no-calendar.ts";

const check = (parts: Partial<Enterprise>) => places(noCalendar.check(enterpriseFile(parts), platformFile()));

test("holidays are known from a calendar", () => {
  expect(
    check({
      schedules: {
        a: {
          calendar: "china",
          weekly: {},
          holidays: ["10:00-15:00"],
          makeUpAs: "fri",
          pastHorizon: "closed",
        },
      },
    }),
  ).toEqual([]);
  expect(
    check({
      schedules: { a: { weekly: {}, holidays: ["10:00-15:00"], makeUpAs: "fri", pastHorizon: "closed" } },
    }),
  ).toEqual([
    { code: "no-calendar", path: ["schedules", "a", "holidays"] },
    { code: "no-calendar", path: ["schedules", "a", "makeUpAs"] },
    { code: "no-calendar", path: ["schedules", "a", "pastHorizon"] },
  ]);
});
