import type { ActionPlan } from "./plan.ts";

/** Short name of an action, such as `ring answer.0` or `menu main`. */
export function actionText(action: ActionPlan): string {
  if (action.kind === "ring") return `ring ${action.group}`;
  if (action.kind === "menu") return `menu ${action.menu}`;
  if (action.kind === "queue") return `queue ${action.queue}`;
  if (action.kind === "announce") return `announce ${action.announce}`;
  return `reject ${action.treatment}`;
}
