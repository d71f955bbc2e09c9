import type { Action, Menu, Queue } from "../config/enterprise.types.ts";
import type { ActionPlan, MenuPlan, QueuePlan } from "../decision/plan.ts";
import { actionPlan, extensionPlan, type RingDefaults } from "./action-plan.ts";
import { durationSeconds } from "./duration.ts";

const MENU_TIMEOUT_S = 5;
const MENU_RETRIES = 2;
const QUEUE_MAX_WAIT_S = 120;
const QUEUE_MAX_LENGTH = 20;

/** A switchboard (多級彩鈴) with its defaults written out. */
export function menuPlan(menu: Menu, name: string, defaults: RingDefaults): MenuPlan {
  const place = `menus.${name}`;
  const keys: Record<string, ActionPlan> = {};
  for (const [key, action] of Object.entries(menu.keys ?? {}))
    keys[key] = actionPlan(action, `${place}.keys.${key}`, defaults);
  const extensions: Record<string, ActionPlan> = {};
  for (const [digits, extension] of Object.entries(menu.extensions ?? {})) {
    extensions[digits] = extensionPlan(extension, `${place}.extensions.${digits}`, defaults);
  }
  const plan: MenuPlan = {
    greeting: menu.greeting,
    keys,
    extensions,
    timeoutS: menu.timeout === undefined ? MENU_TIMEOUT_S : durationSeconds(menu.timeout),
    retries: menu.retries ?? MENU_RETRIES,
  };
  if (menu.invalid !== undefined) plan.invalid = menu.invalid;
  return withOtherwise(plan, menu.otherwise, place, defaults);
}

/** A waiting queue (佇列接通) with its defaults written out. */
export function queuePlan(queue: Queue, name: string, defaults: RingDefaults): QueuePlan {
  const plan: QueuePlan = {
    members: [...queue.members],
    maxWaitS: queue.maxWait === undefined ? QUEUE_MAX_WAIT_S : durationSeconds(queue.maxWait),
    maxLength: queue.maxLength ?? QUEUE_MAX_LENGTH,
    announcePosition: queue.announcePosition ?? false,
  };
  if (queue.music !== undefined) plan.music = queue.music;
  return withOtherwise(plan, queue.otherwise, `queues.${name}`, defaults);
}

function withOtherwise<P extends { otherwise?: ActionPlan }>(
  plan: P,
  otherwise: Action | undefined,
  place: string,
  defaults: RingDefaults,
): P {
  if (otherwise !== undefined) plan.otherwise = actionPlan(otherwise, `${place}.otherwise`, defaults);
  return plan;
}
