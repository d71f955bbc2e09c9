import type { Enterprise, Hours } from "../enterprise.types.ts";
import type { Path } from "../finding.ts";

/** A list of intervals as written, and where. */
export interface HoursList {
  readonly hours: Hours;
  readonly path: Path;
}

/** Every list of opening hours of a file: weekly, holidays, exceptions. */
export function hoursLists(file: Enterprise): HoursList[] {
  return Object.entries(file.schedules ?? {}).flatMap(([name, schedule]) => [
    ...placed(schedule.weekly, ["schedules", name, "weekly"]),
    ...(schedule.holidays === undefined
      ? []
      : [{ hours: schedule.holidays, path: ["schedules", name, "holidays"] }]),
    ...placed(schedule.exceptions ?? {}, ["schedules", name, "exceptions"]),
  ]);
}

function placed(days: Readonly<Record<string, Hours>>, path: Path): HoursList[] {
  return Object.entries(days).map(([key, hours]) => ({ hours, path: [...path, key] }));
}
