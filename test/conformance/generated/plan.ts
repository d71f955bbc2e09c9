import type {
  ActionPlan,
  BindingPlan,
  CallerList,
  MenuPlan,
  NumberPlan,
  RingPlan,
  RulePlan,
} from "#decision/plan.ts";
import { planFrom } from "../plan-from.ts";
import type { Dice } from "./dice.ts";
import { FIRST_DAY, generatedSchedule, LAST_DAY } from "./schedule.ts";

const ids = ["a", "b", "c", "d", "e", "f", "g", "h"];
const schedules = ["office", "night", "weekend"] as const;
const areas = ["010", "020", "021", "022", "0755", "0791", "0851", "0898", "0991"];
const numbers = ["+8613900001234", "+8675522223333", "+861062345678", "+85212345678", "95588"];
const prefixes = ["+", "+86", "+86139", "+86170", "+8675", "+852", "+4", "955", "+864006010114"];

function set(keys: readonly string[]): Record<string, true> {
  return Object.fromEntries(keys.map((key) => [key, true as const]));
}

function binding(dice: Dice, index: number): BindingPlan {
  const made: BindingPlan = {
    target: dice.chance(0.2) ? `sip:t${index}@pbx.example.cn` : `+86755265501${10 + index}`,
    kind: dice.pick(["landline", "mobile", "trunk", "sip"]),
    enabled: dice.chance(0.85),
    channels: dice.pick([1, 1, 2, 30]),
    ring: dice.integer(5, 60),
  };
  if (dice.chance(0.4)) made.hours = dice.pick(schedules);
  if (dice.chance(0.8)) made.weight = dice.integer(0, 100);
  return made;
}

function ring(dice: Dice, group: string, depth: number): RingPlan {
  const made: RingPlan = {
    kind: "ring",
    group,
    members: dice.some(ids, dice.pick([0.1, 0.2, 0.6])),
    strategy: dice.pick(["sequential", "random", "round-robin", "weighted", "simultaneous"]),
  };
  if (made.members.length === 0) made.members.push("a");
  if (dice.chance(0.3)) made.ringback = "welcome";
  if (dice.chance(0.2)) made.account = "sales";
  if (depth < 3 && dice.chance(0.6)) made.otherwise = action(dice, `${group}.otherwise`, depth + 1);
  return made;
}

function action(dice: Dice, group: string, depth = 0): ActionPlan {
  const kind = dice.integer(0, 9);
  if (kind === 0) return { kind: "menu", menu: "main" };
  if (kind === 1)
    return dice.chance(0.5) ? { kind: "queue", queue: "q" } : { kind: "queue", queue: "q", account: "x" };
  if (kind === 2) return { kind: "announce", announce: "closed" };
  if (kind === 3) return { kind: "reject", treatment: dice.pick(["closed", "busy", "blocked"]) };
  return ring(dice, group, depth);
}

function rule(dice: Dice, index: number): RulePlan {
  const made: RulePlan = { do: action(dice, `answer.${index}`) };
  if (dice.chance(0.7)) made.open = dice.pick(schedules);
  if (dice.chance(0.4)) made.from = dice.some(areas, 0.4);
  return made;
}

function list(dice: Dice, probability: number): CallerList {
  return {
    numbers: set(dice.some(numbers, probability)),
    prefixes: set(dice.some(prefixes, probability / 2)),
    areas: set(dice.some(areas, probability / 2)),
    anonymous: dice.chance(probability),
  };
}

function menu(dice: Dice): MenuPlan {
  const keys = dice.some(["0", "1", "2", "9", "*", "#"], 0.5);
  return {
    greeting: "welcome",
    timeoutS: 5,
    retries: 2,
    keys: Object.fromEntries(keys.map((key) => [key, action(dice, `menus.main.keys.${key}`)])),
    extensions: { "8001": action(dice, "menus.main.extensions.8001") },
  };
}

/** A plan that uses anything a plan may hold, often at once; the plan is valid but seldom sensible. */
export function generatedPlan(dice: Dice): NumberPlan {
  const plan = planFrom({
    bindings: Object.fromEntries(ids.map((id, index) => [id, binding(dice, index)])),
    schedules: Object.fromEntries(schedules.map((name) => [name, generatedSchedule(dice)])),
    menus: { main: menu(dice) },
  });
  plan.answer = Array.from({ length: dice.integer(1, 5) }, (_, index) => rule(dice, index));
  plan.answerIsDefault = dice.chance(0.1);
  plan.screening.allow = list(dice, 0.1);
  plan.screening.block = list(dice, 0.15);
  plan.screening.allowOnly = dice.chance(0.05);
  if (dice.chance(0.3)) plan.screening.callerLimit = { calls: dice.integer(1, 5), perS: 60 };
  if (dice.chance(0.3)) {
    plan.screening.shortCalls = { underS: 6, count: dice.integer(1, 4), perS: 600, blockForS: 3600 };
  }
  if (dice.chance(0.3)) plan.screening.maxConcurrent = dice.integer(1, 30);
  if (dice.chance(0.2)) plan.limits.monthlyCalls = dice.integer(1, 1000);
  if (dice.chance(0.2)) plan.limits.monthlyCost = dice.integer(1, 9_999_999);
  if (dice.chance(0.1)) {
    const untilMs = dice.integer(FIRST_DAY, LAST_DAY) * 86_400_000;
    plan.override = { untilMs, do: action(dice, "override") };
  }
  if (dice.chance(0.03)) plan.status = dice.pick(["suspended", "reserved"]);
  if (dice.chance(0.03)) {
    plan.platform = "intelligent-network";
    plan.carrierBindings = ids.slice(0, 3);
  }
  return plan;
}
