import { dangling } from "../references.ts";
import type { EnterpriseRule } from "../rule.ts";
import { scheduleReferences } from "../schedule-references.ts";

/** A rule or a binding names a schedule that the file does not have. */
export const unknownSchedule: EnterpriseRule = {
  id: "unknown-schedule",
  check: (file) =>
    dangling(scheduleReferences(file), Object.keys(file.schedules ?? {})).map((at) => ({
      code: "unknown-schedule",
      ...at,
    })),
};
