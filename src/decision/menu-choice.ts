import type { ActionPlan, NumberPlan } from "./plan.ts";

function dialled(digits: string): boolean {
  for (let index = 0; index < digits.length; index++) {
    if ("0123456789*#".indexOf(digits.charAt(index)) < 0) return false;
  }
  return true;
}

/** What a key or an extension dialled in a menu means; nothing for what the menu does not have. */
export function menuChoice(plan: NumberPlan, menu: string, digits: string): ActionPlan | undefined {
  const found = plan.menus[menu];
  if (found === undefined || !dialled(digits)) return undefined;
  return found.keys[digits] ?? found.extensions[digits];
}
