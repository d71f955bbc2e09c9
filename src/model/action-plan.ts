import type { Action, Extension, Strategy } from "../config/enterprise.types.ts";
import type { ActionPlan, RingPlan } from "../decision/plan.ts";

/** What the ring groups of a file take from outside themselves. */
export interface RingDefaults {
  strategy: Strategy;
  /** The number's own ring-back (彩鈴), for groups that name none. */
  ringback?: string;
}

/** An action with its defaults written out; `place` names its ring group: `answer.0`, `menus.main.keys.1`. */
export function actionPlan(action: Action, place: string, defaults: RingDefaults): ActionPlan {
  if ("menu" in action) return { kind: "menu", menu: action.menu };
  if ("announce" in action) return { kind: "announce", announce: action.announce };
  if ("reject" in action) return { kind: "reject", treatment: action.reject };
  if ("queue" in action) {
    const { queue, account } = action;
    return account === undefined ? { kind: "queue", queue } : { kind: "queue", queue, account };
  }
  const plan = ringPlan(action.ring, place, { ...defaults, strategy: action.strategy ?? defaults.strategy });
  if (action.ringback !== undefined) plan.ringback = action.ringback;
  if (action.account !== undefined) plan.account = action.account;
  if (action.otherwise !== undefined)
    plan.otherwise = actionPlan(action.otherwise, `${place}.otherwise`, defaults);
  return plan;
}

/** A group of bindings that is rung. */
export function ringPlan(members: readonly string[], group: string, defaults: RingDefaults): RingPlan {
  const plan: RingPlan = { kind: "ring", group, members: [...members], strategy: defaults.strategy };
  if (defaults.ringback !== undefined) plan.ringback = defaults.ringback;
  return plan;
}

/** An extension: an action, or the id of the one binding that it rings. */
export function extensionPlan(extension: Extension, place: string, defaults: RingDefaults): ActionPlan {
  if (typeof extension !== "string") return actionPlan(extension, place, defaults);
  return ringPlan([extension], place, { ...defaults, strategy: "sequential" });
}
