import type { CallerClass, Selection } from "./call.ts";
import { instantText } from "./date-text.ts";
import type { NumberPlan } from "./plan.ts";

function screening(plan: NumberPlan, callerClass: CallerClass, trace: string[]): Selection | undefined {
  trace.push(`caller ${callerClass}`);
  if (callerClass === "allowed") return undefined;
  if (callerClass === "blocked") return { by: "screening", reason: "blocked", trace };
  if (callerClass === "anonymous" && plan.screening.block.anonymous) {
    return { by: "screening", reason: "anonymous", trace };
  }
  if (!plan.screening.allowOnly) return undefined;
  trace.push("allowed callers only");
  return { by: "screening", reason: "blocked", trace };
}

/**
 * What speaks before the counters and the rules: the number's status, the intelligent network, the override until
 * its instant (which beats screening and limits), and the lists. Nothing where the call goes on.
 */
export function gate(
  plan: NumberPlan,
  atMs: number,
  callerClass: CallerClass,
  trace: string[],
): Selection | undefined {
  trace.push(`status ${plan.status}`);
  if (plan.status === "suspended") return { by: "status", outcome: "suspended", trace };
  if (plan.status === "reserved") return { by: "status", outcome: "unknown-number", trace };
  if (plan.platform === "intelligent-network") {
    trace.push("intelligent network: the carrier rings the bindings");
    return { by: "platform", outcome: "carrier", trace };
  }
  if (plan.override !== undefined) {
    const until = instantText(plan.override.untilMs);
    if (atMs < plan.override.untilMs) {
      trace.push(`override until ${until}`);
      return { by: "override", action: plan.override.do, trace };
    }
    trace.push(`override over since ${until}`);
  }
  return screening(plan, callerClass, trace);
}
