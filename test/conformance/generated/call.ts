import type { Counters } from "#decision/call.ts";
import type { NumberPlan, SchedulePlan } from "#decision/plan.ts";
import type { Dice } from "./dice.ts";
import { FIRST_DAY, LAST_DAY } from "./schedule.ts";

const callers: readonly [string, ...string[]] = [
  "13900001234",
  "013907551234",
  "8613800138000",
  "+8618607911234",
  "17012345678",
  "01062345678",
  "75522223333",
  "0086 755 2222 3333",
  "+86-898-2222-3333",
  "sip:+862162345678@10.1.2.3:5060;user=phone",
  "62345678",
  "95588",
  "+85212345678",
  "anonymous",
  "",
];

function rawCaller(dice: Dice): string {
  if (dice.chance(0.8)) return dice.pick(callers);
  const alphabet = "0123456789868613755+-%(). @;:abcsip\u0000\u00e9京";
  let text = "";
  for (let length = dice.integer(0, 20); length > 0; length -= 1) {
    text += alphabet.charAt(dice.integer(0, alphabet.length - 1));
  }
  return text;
}

/** Half of the instants lie within a minute of a boundary of one of the plan's schedules. */
function instant(dice: Dice, schedules: SchedulePlan[]): number {
  const day = dice.integer(FIRST_DAY - 20, LAST_DAY + 40);
  const schedule = schedules[dice.integer(0, schedules.length - 1)];
  const minutes = schedule?.patterns.flat(2) ?? [];
  const edge = minutes[dice.integer(0, Math.max(0, minutes.length - 1))];
  const change = schedule?.offsets[dice.integer(0, schedule.offsets.length - 1)];
  if (change !== undefined && change[0] > 0 && dice.chance(0.1)) {
    return change[0] * 60_000 + dice.pick([-1, 0, 1, 1_799_999]);
  }
  if (edge === undefined || change === undefined || dice.chance(0.5)) {
    return day * 86_400_000 + dice.integer(0, 86_399_999);
  }
  return (day * 1440 + edge - change[1]) * 60_000 + dice.pick([-60_000, -1, 0, 1, 59_999]);
}

function groups(plan: NumberPlan): string[] {
  return plan.answer.flatMap((rule) => (rule.do.kind === "ring" ? [rule.do.group] : []));
}

function counters(dice: Dice, plan: NumberPlan, atMs: number): Counters {
  const made: Counters = {};
  const some = (most: number) => (dice.chance(0.3) ? dice.integer(0, most) : undefined);
  const active = dice.some(Object.keys(plan.bindings), 0.2).map((id) => [id, dice.integer(0, 3)] as const);
  if (active.length > 0) made.active = Object.fromEntries(active);
  const turns = groups(plan).map((group) => [group, dice.integer(0, 100_000)] as const);
  if (turns.length > 0) made.roundRobin = Object.fromEntries(turns);
  made.concurrent = some(30) ?? 0;
  made.callerCalls = some(5) ?? 0;
  made.shortCalls = some(4) ?? 0;
  made.monthCalls = some(1000) ?? 0;
  made.monthCost = some(9_999_999) ?? 0;
  if (dice.chance(0.1)) made.blockedUntilMs = atMs + dice.integer(-2, 2);
  return made;
}

/** One call to a plan: who, when, chance, what goes on, and now and then what is dialled in its menu. */
export function generatedCall(dice: Dice, plan: NumberPlan) {
  const atMs = instant(dice, Object.values(plan.schedules));
  const dialled = { menu: "main", digits: dice.pick(["0", "1", "9", "#", "8001", "77", "x"]) };
  return {
    caller: rawCaller(dice),
    atMs,
    random: dice.pick([dice.fraction(), dice.fraction(), 0, 0.5, 1 - 2 ** -53]),
    counters: dice.chance(0.5) ? counters(dice, plan, atMs) : {},
    ...(dice.chance(0.3) ? { dialled } : {}),
  };
}
