import { hoursLists } from "../hours-lists.ts";
import type { EnterpriseRule } from "../rule.ts";

/** An interval whose end is its start: nobody can tell whether it means never or all day. */
export const emptyInterval: EnterpriseRule = {
  id: "empty-interval",
  check: (file) =>
    hoursLists(file).flatMap(({ hours, path }) =>
      hours === "closed"
        ? []
        : hours.flatMap((range, i) =>
            range.slice(0, 5) === range.slice(6)
              ? [{ code: "empty-interval", path: [...path, i], params: { range } }]
              : [],
          ),
    ),
};
