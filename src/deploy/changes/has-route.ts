import type { ActionPlan, NumberPlan, RulePlan, SchedulePlan } from "../../decision/plan.ts";

/**
 * Whether some call to a number, at some time, can ring somebody: an enabled binding of a group or queue that a rule leads
 * to, also by way of menus, at hours that exist. An override passes by itself and does not count.
 */
export function hasRoute(plan: NumberPlan): boolean {
  const { screening, bindings, carrierBindings } = plan;
  const { numbers, prefixes, areas, anonymous } = screening.allow;
  if (screening.allowOnly && !anonymous && [numbers, prefixes, areas].every(isEmpty)) return false;
  if (plan.platform === "intelligent-network")
    return (carrierBindings ?? Object.keys(bindings)).some((id) => rings(plan, id));
  return reachable(plan).some((rule) => leads(plan, rule.do, new Set()));
}

/** Rules up to the one that takes every call. */
function reachable({ answer, schedules }: NumberPlan): RulePlan[] {
  const last = answer.findIndex(({ open, from }) => open === undefined && from === undefined);
  const rules = last === -1 ? answer : answer.slice(0, last + 1);
  return rules.filter(({ open }) => isEverOpen(schedules, open));
}

function leads(plan: NumberPlan, action: ActionPlan | undefined, menus: ReadonlySet<string>): boolean {
  switch (action?.kind) {
    case "ring":
      return action.members.some((id) => rings(plan, id)) || leads(plan, action.otherwise, menus);
    case "queue": {
      const queue = plan.queues[action.queue];
      return queue?.members.some((id) => rings(plan, id)) === true || leads(plan, queue?.otherwise, menus);
    }
    case "menu":
      return !menus.has(action.menu) && menuLeads(plan, action.menu, new Set([...menus, action.menu]));
    default:
      return false;
  }
}

function menuLeads(plan: NumberPlan, name: string, menus: ReadonlySet<string>): boolean {
  const menu = plan.menus[name];
  if (menu === undefined) return false;
  const actions = [...Object.values(menu.keys), ...Object.values(menu.extensions), menu.otherwise];
  return actions.some((action) => leads(plan, action, menus));
}

function rings({ bindings, schedules }: NumberPlan, id: string): boolean {
  const binding = bindings[id];
  return binding?.enabled === true && isEverOpen(schedules, binding.hours);
}

/** Always where no schedule is named. */
function isEverOpen(schedules: NumberPlan["schedules"], name: string | undefined): boolean {
  if (name === undefined) return true;
  const schedule = schedules[name];
  return (
    schedule !== undefined &&
    patternsOf(schedule).some((pattern) => (schedule.patterns[pattern]?.length ?? 0) > 0)
  );
}

function patternsOf({ weekly, days }: SchedulePlan): number[] {
  return [...weekly, ...days.map(([, , pattern]) => pattern)];
}

function isEmpty(set: Readonly<Record<string, true>>): boolean {
  return Object.keys(set).length === 0;
}
