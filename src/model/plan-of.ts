import type { Enterprise, Limits, Override, Schedule } from "../config/enterprise.types.ts";
import type { Platform } from "../config/platform.types.ts";
import type { LimitsPlan, NumberPlan, RulePlan, SchedulePlan } from "../decision/plan.ts";
import { actionPlan, type RingDefaults, ringPlan } from "./action-plan.ts";
import { parseAmount } from "./amount.ts";
import { bindingPlan } from "./binding-plan.ts";
import { loadCalendar } from "./calendar.ts";
import { durationSeconds } from "./duration.ts";
import { instantMs } from "./instant.ts";
import { knownPhone } from "./known-phone.ts";
import { rulePlan } from "./rule-plan.ts";
import { compileSchedule } from "./schedule.ts";
import { screeningPlan } from "./screening-plan.ts";
import { segmentOf } from "./segment-of.ts";
import { menuPlan, queuePlan } from "./switchboard-plan.ts";
import { treatmentsPlan } from "./treatments-plan.ts";
import { zoneOffsets } from "./zone-offsets.ts";

const ZONE = "Asia/Shanghai";
const RING = "20s";

/**
 * The self-contained value of an enterprise's number: every default written out, provinces as area codes,
 * schedules as minutes, numbers as E.164, money in ten-thousandths of a yuan, durations in seconds.
 *
 * The files must have passed the check: anything in them that cannot be compiled is a bug and throws. `recording`
 * names a recording's file for the nodes, by its content; without it the path stands for itself.
 */
export function planOf(
  enterprise: Enterprise,
  platform: Platform,
  recording: (file: string) => string = (file) => file,
): NumberPlan {
  const { contract = {}, answer } = enterprise;
  const defaults = ringDefaults(enterprise, platform);
  const segment = segmentOf(enterprise.number, platform);
  if (segment === undefined) throw new Error(`no segment for ${enterprise.number}`);

  const plan: NumberPlan = {
    format: 1,
    number: enterprise.number,
    enterprise: enterprise.metadata.id,
    status: enterprise.status ?? "active",
    platform: contract.platform ?? platform.defaults.platform ?? "forwarding",
    carrier: segment.carrier,
    screening: screeningPlan(enterprise.screening),
    limits: limitsPlan(enterprise.limits, platform.timeZone ?? ZONE),
    bindings: Object.fromEntries(
      enterprise.bindings.map((binding) => [
        binding.id,
        bindingPlan(binding, contract.city, platform.defaults.ring ?? RING),
      ]),
    ),
    schedules: mapped(enterprise.schedules, (schedule) => schedulePlan(schedule, platform)),
    answer: answer?.map((rule, index) => rulePlan(rule, index, enterprise.areas ?? {}, defaults)) ?? [
      everybody(enterprise, defaults),
    ],
    answerIsDefault: answer === undefined,
    menus: mapped(enterprise.menus, (menu, name) => menuPlan(menu, name, defaults)),
    queues: mapped(enterprise.queues, (queue, name) => queuePlan(queue, name, defaults)),
    treatments: treatmentsPlan(enterprise.treatments),
    audio: mapped(enterprise.audio, ({ file }) => recording(file)),
  };
  if (contract.city !== undefined) plan.city = contract.city;
  if (contract.did !== undefined) plan.did = knownPhone(contract.did, contract.city).e164;
  if (plan.platform === "intelligent-network") plan.carrierBindings = enterprise.bindings.map(({ id }) => id);
  if (enterprise.override !== undefined) plan.override = overridePlan(enterprise.override, defaults);
  return plan;
}

function overridePlan(override: Override, defaults: RingDefaults): NonNullable<NumberPlan["override"]> {
  const untilMs = instantMs(override.until);
  if (untilMs === undefined) throw new Error(`${override.until} is no instant`);
  return { untilMs, do: actionPlan(override.do, "override", defaults) };
}

function ringDefaults(enterprise: Enterprise, platform: Platform): RingDefaults {
  const strategy = platform.defaults.strategy ?? "sequential";
  return enterprise.ringback === undefined ? { strategy } : { strategy, ringback: enterprise.ringback };
}

/** Without `answer`, all bindings are rung. */
function everybody(enterprise: Enterprise, defaults: RingDefaults): RulePlan {
  return {
    do: ringPlan(
      enterprise.bindings.map(({ id }) => id),
      "default",
      defaults,
    ),
  };
}

function schedulePlan(schedule: Schedule, platform: Platform): SchedulePlan {
  const calendar = schedule.calendar === undefined ? undefined : loadCalendar(schedule.calendar);
  if (schedule.calendar !== undefined && calendar === undefined)
    throw new Error(`no calendar ${schedule.calendar}`);
  return compileSchedule(schedule, calendar, platform.timeZone ?? ZONE);
}

function limitsPlan(limits: Limits = {}, zone: string): LimitsPlan {
  const plan: LimitsPlan = {};
  if (limits.maxDuration !== undefined) plan.maxDurationS = durationSeconds(limits.maxDuration);
  if (limits.monthlyCalls !== undefined) plan.monthlyCalls = limits.monthlyCalls;
  if (limits.monthlyCost !== undefined) plan.monthlyCost = parseAmount(limits.monthlyCost);
  const capped = limits.monthlyCalls !== undefined || limits.monthlyCost !== undefined;
  if (capped) plan.offsets = zoneOffsets(zone).map(([from, offset]) => [from, offset]);
  return plan;
}

function mapped<T, P>(
  parts: Readonly<Record<string, T>> | undefined,
  plan: (part: T, name: string) => P,
): Record<string, P> {
  return Object.fromEntries(Object.entries(parts ?? {}).map(([name, part]) => [name, plan(part, name)]));
}
