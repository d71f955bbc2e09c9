import type { Area, Rule } from "../config/enterprise.types.ts";
import type { RulePlan } from "../decision/plan.ts";
import { actionPlan, type RingDefaults } from "./action-plan.ts";
import { areaCodes } from "./areas.ts";

/** A rule of `answer`; the area it names is written out in area codes, ascending. */
export function rulePlan(
  rule: Rule,
  index: number,
  areas: Readonly<Record<string, readonly Area[]>>,
  defaults: RingDefaults,
): RulePlan {
  const plan: RulePlan = { do: actionPlan(rule.do, `answer.${index}`, defaults) };
  if (rule.when?.open !== undefined) plan.open = rule.when.open;
  if (rule.when?.from !== undefined) plan.from = writtenOut(areas[rule.when.from] ?? []);
  return plan;
}

function writtenOut(areas: readonly Area[]): string[] {
  return [...new Set(areas.flatMap((area) => areaCodes(area) ?? []))].sort();
}
