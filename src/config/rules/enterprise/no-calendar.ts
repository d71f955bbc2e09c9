import type { EnterpriseRule } from "../rule.ts";

const keys = ["holidays", "makeUpAs", "pastHorizon"] as const;

/** What a schedule says about state holidays has no effect while it names no calendar. */
export const noCalendar: EnterpriseRule = {
  id: "no-calendar",
  check: ({ schedules = {} }) =>
    Object.entries(schedules).flatMap(([name, schedule]) =>
      keys.flatMap((key) =>
        schedule.calendar === undefined && schedule[key] !== undefined
          ? [{ code: "no-calendar", path: ["schedules", name, key], at: "key", params: { name, key } }]
          : [],
      ),
    ),
};
