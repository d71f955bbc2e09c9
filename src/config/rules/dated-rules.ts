import { calendarHorizon } from "./dated/calendar-horizon.ts";
import { evidence } from "./dated/evidence.ts";
import { leadTime } from "./dated/lead-time.ts";
import { overrideExpired } from "./dated/override-expired.ts";
import type { DatedRule } from "./rule.ts";

/** Rules that depend on the date. */
export const datedRules: readonly DatedRule[] = [calendarHorizon, evidence, leadTime, overrideExpired];
