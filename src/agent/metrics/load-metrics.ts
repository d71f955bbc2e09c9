import { Gauge, type Registry } from "prom-client";
import type { LoadState } from "./load-state.ts";

/** Registers how far Kamailio keeps up; answers what sets it. */
export function loadMetrics(registry: Registry): (state: LoadState | undefined) => void {
  const registers = [registry];
  const waited = new Gauge({
    name: "hotline_queue_wait_seconds",
    help: "Longest that packets waited for one of Kamailio's processes within the last minute",
    registers,
  });
  const refused = new Gauge({
    name: "hotline_refused_share",
    help: "Share of new calls, 0 to 1, that is refused now because packets wait",
    registers,
  });
  return (state) => {
    waited.set(state?.waited ?? 0);
    refused.set(state?.refused ?? 0);
  };
}
