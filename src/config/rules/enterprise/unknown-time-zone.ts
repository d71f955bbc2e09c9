import { reference } from "../references.ts";
import type { EnterpriseRule } from "../rule.ts";
import { unknownZones } from "../unknown-zones.ts";

/** A schedule names a time zone that does not exist. */
export const unknownTimeZone: EnterpriseRule = {
  id: "unknown-time-zone",
  check: ({ schedules = {} }) =>
    unknownZones(
      Object.entries(schedules).flatMap(([name, { timeZone }]) =>
        reference(timeZone, ["schedules", name, "timeZone"]),
      ),
    ),
};
