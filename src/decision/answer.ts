import type { Caller, Selection } from "./call.ts";
import { dateText } from "./date-text.ts";
import { integerText } from "./integer-text.ts";
import { isOpen } from "./is-open.ts";
import type { NumberPlan, RulePlan } from "./plan.ts";

function scheduleOpen(plan: NumberPlan, name: string, at: string, atMs: number, trace: string[]): boolean {
  const schedule = plan.schedules[name];
  if (schedule === undefined) {
    trace.push(`${at}: no schedule ${name}`);
    return false;
  }
  const opening = isOpen(schedule, atMs);
  if (opening.unknownDay !== undefined) {
    trace.push(`${at}: ${name}: calendar unknown on ${dateText(opening.unknownDay)}`);
  }
  trace.push(`${at}: ${name} ${opening.open ? "open" : "closed"}`);
  return opening.open;
}

function fromArea(areas: readonly string[], caller: Caller, at: string, trace: string[]): boolean {
  if (caller.area === undefined) {
    trace.push(`${at}: area unknown`);
    return false;
  }
  for (const area of areas) {
    if (area === caller.area) {
      trace.push(`${at}: from ${area}`);
      return true;
    }
  }
  trace.push(`${at}: not for ${caller.area}`);
  return false;
}

function matches(
  plan: NumberPlan,
  rule: RulePlan,
  caller: Caller,
  at: string,
  atMs: number,
  trace: string[],
) {
  if (rule.open !== undefined && !scheduleOpen(plan, rule.open, at, atMs, trace)) return false;
  if (rule.from !== undefined && !fromArea(rule.from, caller, at, trace)) return false;
  trace.push(`${at}: matches`);
  return true;
}

/** The first rule of `answer` whose schedule is open and whose areas hold the caller's. */
export function answer(plan: NumberPlan, caller: Caller, atMs: number, trace: string[]): Selection {
  for (let index = 0; index < plan.answer.length; index++) {
    const rule = plan.answer[index];
    const at = plan.answerIsDefault ? "default rule" : `rule ${integerText(index)}`;
    if (rule !== undefined && matches(plan, rule, caller, at, atMs, trace)) {
      const selection: Selection = { by: "answer", action: rule.do, trace };
      if (!plan.answerIsDefault) selection.rule = index;
      return selection;
    }
  }
  trace.push("no rule matches");
  return { by: "nothing", trace };
}
