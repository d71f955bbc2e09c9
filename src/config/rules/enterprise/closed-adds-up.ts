import { weekdays } from "#model/day.ts";
import { daysOf } from "#model/weekly-hours.ts";
import type { EnterpriseRule } from "../rule.ts";

/** Keys that name the same day add up, so `closed` beside hours closes nothing. */
export const closedAddsUp: EnterpriseRule = {
  id: "closed-adds-up",
  check: ({ schedules = {} }) =>
    Object.entries(schedules).flatMap(([name, { weekly }]) => {
      const open = new Map<number, string>();
      for (const [key, hours] of Object.entries(weekly)) {
        if (hours !== "closed") for (const day of daysOf(key)) open.set(day, key);
      }
      return Object.entries(weekly).flatMap(([key, hours]) => {
        const day = hours === "closed" ? daysOf(key).find((own) => open.has(own)) : undefined;
        if (day === undefined) return [];
        const other = open.get(day) ?? "";
        const path = ["schedules", name, "weekly", key];
        return [{ code: "closed-adds-up", path, params: { key, day: weekdays[day] ?? "", other } }];
      });
    }),
};
