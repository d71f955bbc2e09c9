import { expect, test } from "vitest";
import { todayIn } from "./today-in.ts";

test("the day is that of the zone", () => {
  const now = new Date("2026-12-31T17:00:00Z");
  expect(todayIn("Asia/Shanghai", now)).toBe("2027-01-01");
  expect(todayIn("UTC", now)).toBe("2026-12-31");
  expect(todayIn("Asia/Nowhere", now)).toBe("2027-01-01");
});
