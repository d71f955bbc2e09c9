import { dayNumber } from "#model/day.ts";
import type { Finding, Path } from "../../finding.ts";
import { reference } from "../references.ts";
import type { EnterpriseRule } from "../rule.ts";

/** Days that no calendar has, such as 30 February, and instants on them. */
export const noSuchDate: EnterpriseRule = {
  id: "no-such-date",
  check: ({ contract, bindings, schedules = {}, override }) => {
    const keys = Object.entries(schedules).flatMap(([name, { exceptions = {} }]) =>
      Object.keys(exceptions).flatMap((date) => reference(date, ["schedules", name, "exceptions", date])),
    );
    const values = [
      ...reference(contract?.ordered, ["contract", "ordered"]),
      ...reference(contract?.effective, ["contract", "effective"]),
      ...bindings.flatMap(({ evidence }, i) =>
        reference(evidence?.expires, ["bindings", i, "evidence", "expires"]),
      ),
    ];
    return [
      ...keys.flatMap(({ name, path }) => dateFindings(name, path, "key")),
      ...values.flatMap(({ name, path }) => dateFindings(name, path, "value")),
      ...(override === undefined ? [] : instantFindings(override.until, ["override", "until"])),
    ];
  },
};

function dateFindings(date: string, path: Path, at: "key" | "value"): Finding[] {
  if (dayNumber(date) !== undefined) return [];
  return [{ code: "no-such-date", path, at, params: { date, last: lastOfMonth(date) } }];
}

/** Last day of the month that the text names; "" for a year that does not exist. */
function lastOfMonth(date: string): string {
  for (let day = 30; day >= 28; day--) {
    const candidate = `${date.slice(0, 8)}${day}`;
    if (dayNumber(candidate) !== undefined) return candidate;
  }
  return "";
}

/** What is wrong with an instant that the schema let through. */
export function instantFindings(instant: string, path: Path): Finding[] {
  const date = instant.slice(0, 10);
  if (dayNumber(date) === undefined) return dateFindings(date, path, "value");
  return Number.isNaN(Date.parse(instant)) ? [{ code: "no-such-instant", path, params: { instant } }] : [];
}
