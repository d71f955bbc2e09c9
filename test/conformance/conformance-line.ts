import { actionText } from "#decision/action-text.ts";
import { callerClass } from "#decision/caller-class.ts";
import { decide } from "#decision/decide.ts";
import { menuChoice } from "#decision/menu-choice.ts";
import { normaliseCaller } from "#decision/normalise-caller.ts";
import { resolveAction } from "#decision/resolve-action.ts";
import { select } from "#decision/select.ts";
import { traceLine } from "#decision/trace-line.ts";
import type { Vector } from "./vector.ts";

/** What Node makes of a vector; `conformance.lua` writes the same line. */
export function conformanceLine(vector: Vector): string {
  const { plan, atMs, random, counters, dialled } = vector;
  const caller = normaliseCaller(vector.caller, vector.areas);
  const known = callerClass(plan, caller);
  const selection = select(plan, caller, atMs, known);
  const action = selection.action === undefined ? "-" : actionText(selection.action);
  const parts = [
    `${caller.number ?? "-"} ${caller.area ?? "-"} ${known}`,
    `${selection.by} ${action}`,
    traceLine(decide(plan, caller, atMs, random, counters)),
  ];
  if (dialled !== undefined) {
    const choice = menuChoice(plan, dialled.menu, dialled.digits);
    parts.push(
      choice === undefined ? "invalid" : traceLine(resolveAction(plan, choice, atMs, random, counters)),
    );
  }
  return parts.join(" | ");
}
