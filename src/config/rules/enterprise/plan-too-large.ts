import { areaCodes } from "#model/areas.ts";
import { planOf } from "#model/plan-of.ts";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Platform } from "../../platform.types.ts";
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

/** A guess that is cheap and rather high: the file itself, the areas that rules write out, a year's days a schedule. */
function estimate(file: Enterprise): number {
  const areas = new Map(
    Object.entries(file.areas ?? {}).map(([name, members]) => [
      name,
      members.reduce((sum, member) => sum + (areaCodes(member)?.length ?? 1), 0),
    ]),
  );
  const written = (file.answer ?? []).reduce((sum, { when }) => sum + (areas.get(when?.from ?? "") ?? 0), 0);
  return JSON.stringify(file).length + 8 * written + 1500 * Object.keys(file.schedules ?? {}).length;
}

/** Bytes of the value as UTF-8 JSON; 0 for a file that other rules refuse, since only a valid one has a value. */
function planBytes(file: Enterprise, platform: Platform): number {
  try {
    return Buffer.byteLength(JSON.stringify(planOf(file, platform)));
  } catch {
    return 0;
  }
}
