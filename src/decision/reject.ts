import type { Decision, RejectReason } from "./call.ts";
import type { TreatmentName } from "./plan.ts";

function treatmentOf(reason: RejectReason): TreatmentName {
  if (reason === "blocked" || reason === "anonymous") return "blocked";
  if (reason === "concurrency") return "busy";
  if (reason === "capped") return "capped";
  return "limited";
}

/** A call that is refused, with the treatment of the reason. */
export function reject(reason: RejectReason, trace: string[]): Decision {
  trace.push(`reject: ${reason}`);
  return { outcome: "reject", reason, attempts: [], treatment: treatmentOf(reason), trace };
}
