import type { Screened, Screening } from "../config/enterprise.types.ts";
import type { CallerList, ScreeningPlan } from "../decision/plan.ts";
import { callerPrefixes } from "./caller-prefixes.ts";
import { durationSeconds } from "./duration.ts";
import { isPhone, parsePhone } from "./phone.ts";

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

/** A foreign number keeps its country code, a service number such as 95588 stays as it is. */
function callerNumber(text: string): string {
  const phone = parsePhone(text);
  if (isPhone(phone)) return phone.e164;
  return text.replace(/[\s-]+/g, "").replace(/^00/, "+");
}
