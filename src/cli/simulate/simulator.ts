import type { AreaTable } from "#decision/area.ts";
import type { Attempt, Caller, CallerClass, Decision } from "#decision/call.ts";
import { callerClass } from "#decision/caller-class.ts";
import { decide } from "#decision/decide.ts";
import { normaliseCaller } from "#decision/normalise-caller.ts";
import type { ActionPlan, NumberPlan } from "#decision/plan.ts";
import { unknownNumber } from "#decision/unknown-number.ts";
import { isPhone, parsePhone } from "#model/phone.ts";
import type { CallInput } from "./call-input.ts";

/** What calls are simulated against. */
export interface Simulator {
  generation: string;
  /** Plan by E.164 of the 400 number and of the DID. */
  plans: ReadonlyMap<string, NumberPlan>;
  areas: AreaTable;
}

/** What would happen to a call: the contract of `hotline simulate --json`. Nulls where there is none. */
export interface SimulatedCall {
  number: string;
  caller: string | null;
  at: string;
  generation: string;
  outcome: Decision["outcome"];
  reason: string | null;
  rule: number | null;
  attempts: Attempt[];
  ringback: string | null;
  group: string | null;
  account: string | null;
  menu: string | null;
  queue: string | null;
  announce: string | null;
  treatment: string | null;
  /** What follows when no attempt is answered. */
  otherwise: ActionPlan | null;
  /** The 400 number that was called, for a DID as well. */
  hotline: string | null;
  enterprise: string | null;
  /** The caller as understood: E.164 where possible. */
  callerNumber: string | null;
  area: string | null;
  callerClass: CallerClass | null;
  random: number;
  trace: string[];
}

/** Indexes plans by their 400 numbers and DIDs. */
export function simulator(generation: string, plans: readonly NumberPlan[], areas: AreaTable): Simulator {
  const byNumber = new Map<string, NumberPlan>();
  for (const plan of plans) {
    byNumber.set(`+86${plan.number}`, plan);
    if (plan.did !== undefined) byNumber.set(plan.did, plan);
  }
  return { generation, plans: byNumber, areas };
}

/** Decides a call exactly as the nodes would. */
export function simulate({ generation, plans, areas }: Simulator, call: CallInput): SimulatedCall {
  const called = parsePhone(call.number);
  const plan = isPhone(called) ? plans.get(called.e164) : undefined;
  const caller: Caller = normaliseCaller(call.caller ?? undefined, areas);
  const decision =
    plan === undefined ? unknownNumber() : decide(plan, caller, call.atMs, call.random, call.counters);
  return {
    number: call.number,
    caller: call.caller,
    at: call.at,
    generation,
    outcome: decision.outcome,
    reason: decision.reason ?? null,
    rule: decision.rule ?? null,
    attempts: decision.attempts,
    ringback: decision.ringback ?? null,
    group: decision.group ?? null,
    account: decision.account ?? null,
    menu: decision.menu ?? null,
    queue: decision.queue ?? null,
    announce: decision.announce ?? null,
    treatment: decision.treatment ?? null,
    otherwise: decision.otherwise ?? null,
    hotline: plan?.number ?? null,
    enterprise: plan?.enterprise ?? null,
    callerNumber: caller.number ?? null,
    area: caller.area ?? null,
    callerClass: plan === undefined ? null : callerClass(plan, caller),
    random: call.random,
    trace: decision.trace,
  };
}
