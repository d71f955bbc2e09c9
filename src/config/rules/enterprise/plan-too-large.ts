import { areaCodes } from "#model/areas.ts";
import { planOf } from "#model/plan-of.ts";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Platform } from "../../platform.types.ts";
import { actionsOf } from "../actions.ts";
import type { EnterpriseRule } from "../rule.ts";

/** What a node holds of one number; design: median under 2 KB, at most 32 KB. */
const LIMIT = 32 * 1024;

/** The value that the nodes hold of the number would be too large. */
export const planTooLarge: EnterpriseRule = {
  id: "plan-too-large",
  check: (file, platform) => {
    if (estimate(file) < LIMIT / 2) return [];
    const bytes = planBytes(file, platform);
    return bytes <= LIMIT
      ? []
      : [{ code: "plan-too-large", path: ["number"], params: { bytes, limit: LIMIT } }];
  },
};

/** A guess that is cheap and rather high: names at their longest, the areas that rules write out, a year's days a schedule. */
function estimate(file: Enterprise): number {
  const { areas = {}, answer = [], bindings, schedules = {}, menus = {}, screening = {} } = file;
  const codes = new Map(
    Object.entries(areas).map(([name, members]) => [
      name,
      members.reduce((sum, member) => sum + (areaCodes(member)?.length ?? 1), 0),
    ]),
  );
  const rung = actionsOf(file).reduce(
    (sum, { action }) => sum + ("ring" in action ? action.ring.length : 1),
    0,
  );
  const exceptions = Object.values(schedules).reduce(
    (sum, schedule) => sum + Object.keys(schedule.exceptions ?? {}).length,
    0,
  );
  const extensions = Object.values(menus).reduce(
    (sum, menu) => sum + Object.keys(menu.extensions ?? {}).length,
    0,
  );
  const lists = (screening.allow?.length ?? 0) + (screening.block?.length ?? 0);
  return (
    2000 +
    300 * (bindings.length + Object.keys(menus).length) +
    120 * actionsOf(file).length +
    65 * rung +
    8 * answer.reduce((sum, { when }) => sum + (codes.get(when?.from ?? "") ?? 0), 0) +
    1500 * Object.keys(schedules).length +
    60 * exceptions +
    150 * extensions +
    30 * lists
  );
}

/** Bytes of the value as UTF-8 JSON; 0 for a file that other rules refuse, since only a valid one has a value. */
function planBytes(file: Enterprise, platform: Platform): number {
  try {
    return Buffer.byteLength(JSON.stringify(planOf(file, platform)));
  } catch {
    return 0;
  }
}
