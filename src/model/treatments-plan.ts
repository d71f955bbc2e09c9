import type { Treatments } from "../config/enterprise.types.ts";
import type { TreatmentName, TreatmentPlan } from "../decision/plan.ts";

/** RFC 3261: 603 Decline, 486 Busy Here, 480 Temporarily Unavailable. */
const SIP_CODES: Readonly<Record<TreatmentName, number>> = {
  blocked: 603,
  limited: 603,
  busy: 486,
  closed: 480,
  suspended: 480,
  capped: 480,
};

/** What a rejected caller gets, for every reason. */
export function treatmentsPlan(treatments: Treatments = {}): Record<TreatmentName, TreatmentPlan> {
  const of = (name: TreatmentName): TreatmentPlan => {
    const { announce, sip = SIP_CODES[name] } = treatments[name] ?? {};
    return announce === undefined ? { sip } : { sip, announce };
  };
  return {
    blocked: of("blocked"),
    limited: of("limited"),
    busy: of("busy"),
    closed: of("closed"),
    suspended: of("suspended"),
    capped: of("capped"),
  };
}
