import { dayNumber } from "#model/day.ts";
import type { EnterpriseRule } from "../rule.ts";

/** No contract takes effect before it was ordered, on whatever platform. Days that do not exist are said elsewhere. */
export const contractDates: EnterpriseRule = {
  id: "contract-dates",
  check: ({ contract }) => {
    const { ordered, effective } = contract ?? {};
    if (ordered === undefined || effective === undefined) return [];
    const [from, to] = [dayNumber(ordered), dayNumber(effective)];
    if (from === undefined || to === undefined || to >= from) return [];
    const path = ["contract", "effective"];
    return [{ code: "effective-before-ordered", path, params: { ordered, effective } }];
  },
};
