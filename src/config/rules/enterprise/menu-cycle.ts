import type { Finding } from "../../finding.ts";
import { type Stop, silentSteps } from "../flow.ts";
import type { EnterpriseRule } from "../rule.ts";

/** `otherwise` leads from a menu or queue back to itself: a caller who does nothing is never let go. */
export const menuCycle: EnterpriseRule = {
  id: "menu-cycle",
  check: (file) => {
    const steps = silentSteps(file);
    const seen = new Set<Stop>();
    const findings: Finding[] = [];
    for (const start of steps.keys()) {
      const way = new Map<Stop, number>();
      let stop: Stop = start;
      let step = steps.get(stop);
      while (step !== undefined && !seen.has(stop)) {
        seen.add(stop);
        way.set(stop, way.size);
        const back = way.get(step.to);
        if (back !== undefined) {
          const cycle = [...[...way.keys()].slice(back), step.to];
          const shown = cycle.length > 8 ? [...cycle.slice(0, 6), "…", step.to] : cycle;
          findings.push({
            code: "menu-cycle",
            path: step.path,
            params: { way: shown.join(" → ") },
          });
        }
        stop = step.to;
        step = steps.get(stop);
      }
    }
    return findings;
  },
};
