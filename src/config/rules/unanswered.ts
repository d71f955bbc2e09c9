import { durationSeconds } from "#model/duration.ts";
import { segmentOf } from "#model/segment-of.ts";
import type { Action, Binding, Enterprise } from "../enterprise.types.ts";
import type { Path } from "../finding.ts";
import type { Platform } from "../platform.types.ts";
import { chainOf } from "./actions.ts";

/** A row of ring groups that starts while the caller hears ringing: each with its members that ring. */
export interface RingRow {
  readonly path: Path;
  readonly groups: readonly { readonly simultaneous: boolean; readonly members: readonly Binding[] }[];
}

/** The longest that a trunk of the number's carrier keeps a call unanswered, in seconds; undefined without trunk. */
export function longestUnanswered(number: string, platform: Platform): number | undefined {
  const carrier = segmentOf(number, platform)?.carrier;
  const times = platform.trunks
    .filter((trunk) => trunk.carrier === carrier)
    .map((trunk) => durationSeconds(trunk.maxUnanswered ?? "60s"));
  return times.length === 0 ? undefined : times.reduce((a, b) => Math.max(a, b));
}

/** Seconds for which a binding rings. */
export function ringSeconds({ ring }: Binding, { defaults }: Platform): number {
  return durationSeconds(ring ?? defaults.ring ?? "20s");
}

/**
 * The rows of ring groups of rules, override and default. Groups behind a menu or queue do not count: there the
 * caller has been answered, and the carrier waits for nothing.
 */
export function ringRows(file: Enterprise, { defaults }: Platform): RingRow[] {
  const bindings = new Map(file.bindings.map((binding) => [binding.id, binding]));
  const usual = defaults.strategy ?? "sequential";
  const row = (action: Action, path: Path): RingRow => ({
    path,
    groups: chainOf(action, path).flatMap((part) =>
      "ring" in part.action
        ? [
            {
              simultaneous: (part.action.strategy ?? usual) === "simultaneous",
              members: live(part.action.ring),
            },
          ]
        : [],
    ),
  });
  const live = (ids: readonly string[]): Binding[] =>
    ids.flatMap((id) => bindings.get(id) ?? []).filter(({ enabled }) => enabled !== false);
  const rows = (file.answer ?? []).map((rule, i) => row(rule.do, ["answer", i, "do"]));
  if (file.override !== undefined) rows.unshift(row(file.override.do, ["override", "do"]));
  if (file.answer === undefined) {
    const members = live(file.bindings.map(({ id }) => id));
    rows.push({ path: ["bindings"], groups: [{ simultaneous: usual === "simultaneous", members }] });
  }
  return rows;
}
