import { intervalOf } from "#model/interval.ts";
import { daysOf } from "#model/weekly-hours.ts";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Finding, Path } from "../../finding.ts";
import { hoursLists } from "../hours-lists.ts";
import type { EnterpriseRule } from "../rule.ts";

interface Placed {
  readonly from: number;
  readonly to: number;
  readonly range: string;
  readonly path: Path;
}

/** Two intervals of one day overlap: harmless for the decision, but one of them is not what was meant. */
export const overlappingHours: EnterpriseRule = {
  id: "overlapping-hours",
  check: (file) => {
    const found = new Map<string, Finding>();
    for (const day of daysOfFile(file)) {
      let latest: Placed | undefined;
      for (const own of day.sort((a, b) => a.from - b.from)) {
        if (latest !== undefined && own.from < latest.to)
          found.set(own.path.join("\n"), {
            code: "overlapping-hours",
            path: own.path,
            params: { range: own.range, other: latest.range },
          });
        if (latest === undefined || own.to > latest.to) latest = own;
      }
    }
    return [...found.values()];
  },
};

/** The intervals of every weekday, all its keys together, of the holidays and of every exception. */
function daysOfFile(file: Enterprise): Placed[][] {
  const weeks = new Map<string, Placed[]>();
  for (const { hours, path } of hoursLists(file)) {
    if (hours === "closed") continue;
    const placed = hours.map((range, i): Placed => {
      const [from, to] = intervalOf(range);
      return { from, to, range, path: [...path, i] };
    });
    const [, name, part, key] = path;
    const days = part === "weekly" ? daysOf(String(key)) : [String(key)];
    for (const day of days) {
      const id = `${name} ${part} ${day}`;
      const known = weeks.get(id);
      if (known === undefined) weeks.set(id, [...placed]);
      else known.push(...placed);
    }
  }
  return [...weeks.values()];
}
