import type { Screened, Screening } from "../config/enterprise.types.ts";
import { normaliseCaller } from "../decision/normalise-caller.ts";
import type { CallerList, ScreeningPlan } from "../decision/plan.ts";
import { landlineAreas } from "./area-table.ts";
import { callerPrefixes } from "./caller-prefixes.ts";
import { durationSeconds } from "./duration.ts";

/** Who gets through, in the form in which callers arrive: E.164. */
export function screeningPlan(screening: Screening = {}): ScreeningPlan {
  const { callerLimit, shortCalls } = screening;
  const plan: ScreeningPlan = {
    allow: callerList(screening.allow ?? []),
    block: callerList(screening.block ?? []),
    allowOnly: screening.allowOnly ?? false,
  };
  if (callerLimit !== undefined)
    plan.callerLimit = { calls: callerLimit.calls, perS: durationSeconds(callerLimit.per) };
  if (shortCalls !== undefined) {
    plan.shortCalls = {
      underS: durationSeconds(shortCalls.under),
      count: shortCalls.count,
      perS: durationSeconds(shortCalls.per),
      blockForS: durationSeconds(shortCalls.blockFor),
    };
  }
  if (screening.maxConcurrent !== undefined) plan.maxConcurrent = screening.maxConcurrent;
  return plan;
}

function callerList(entries: readonly Screened[]): CallerList {
  const list: CallerList = { numbers: {}, prefixes: {}, areas: {}, anonymous: false };
  for (const entry of entries) {
    if (entry === "anonymous") list.anonymous = true;
    else if (entry.startsWith("area:")) list.areas[entry.slice("area:".length)] = true;
    else if (!entry.endsWith("*")) list.numbers[callerNumber(entry)] = true;
    else for (const prefix of callerPrefixes(entry.slice(0, -1))) list.prefixes[prefix] = true;
  }
  return list;
}

/** Entries are read as callers are, or they would never meet; the check has refused those that no caller can have. */
function callerNumber(text: string): string {
  return normaliseCaller(text, landlineAreas).number ?? text;
}
