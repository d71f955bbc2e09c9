import type { CallRecord } from "./edges-run.ts";

/** How many calls to a number rang each binding first. */
export function firstRung(
  records: readonly CallRecord[],
  number: string,
  bindings: readonly string[],
): number[] {
  const counts = bindings.map(() => 0);
  for (const { decision, events } of records) {
    if (decision?.number !== number) continue;
    const first = events.find((event) => event.event === "attempt");
    const index = first?.event === "attempt" ? bindings.indexOf(first.binding) : -1;
    if (index >= 0) counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}
