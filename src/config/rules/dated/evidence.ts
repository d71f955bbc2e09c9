import { dayNumber } from "#model/day.ts";
import type { Finding } from "../../finding.ts";
import type { DatedRule } from "../rule.ts";
import { dayAfter } from "./day-after.ts";

/** Days before the end from which expiring evidence is said. */
const NOTICE = 30;

/** Each binding carries evidence that the target belongs to the holder; the platform's policy says how much it matters. */
export const evidence: DatedRule = {
  id: "evidence",
  check: (entry, { compliance }, today) => {
    const policy = compliance?.evidence ?? "warn";
    if (policy === "off") return [];
    const severity = policy === "error" ? "error" : "warning";
    const soon = dayAfter(today, NOTICE);
    return entry.evidence.flatMap((expires, i): Finding[] => {
      if (expires === "") return [{ code: "evidence-missing", path: ["bindings", i, "id"], severity }];
      if (expires > soon) return [];
      const last = dayNumber(expires);
      if (last === undefined) return [];
      const now = dayNumber(today) ?? 0;
      const path = ["bindings", i, "evidence", "expires"];
      return last < now
        ? [{ code: "evidence-expired", path, severity, params: { expires, today } }]
        : [{ code: "evidence-expiring", path, params: { expires, days: last - now } }];
    });
  },
};
