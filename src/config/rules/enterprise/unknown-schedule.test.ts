import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { unknownSchedule } from "./unknown-schedule.ts";

const check = (parts: Partial<Enterprise>) =>
  places(unknownSchedule.check(enterpriseFile(parts), platformFile()));

test("rules and bindings must name a schedule of the file", () => {
  expect(
    check({
      bindings: [{ id: "desk", phone: "010-62345678", hours: "nights" }],
      schedules: { night: { weekly: { daily: ["22:00-06:00"] } } },
      answer: [
        { when: { open: "night" }, do: { ring: ["desk"] } },
        { when: { open: "office" }, do: { ring: ["desk"] } },
      ],
    }),
  ).toEqual([
    { code: "unknown-schedule", path: ["bindings", 0, "hours"] },
    { code: "unknown-schedule", path: ["answer", 1, "when", "open"] },
  ]);
});

test("a file without schedules", () => {
  expect(check({ answer: [{ when: { open: "constructor" }, do: { ring: ["desk"] } }] })).toEqual([
    { code: "unknown-schedule", path: ["answer", 0, "when", "open"] },
  ]);
});
