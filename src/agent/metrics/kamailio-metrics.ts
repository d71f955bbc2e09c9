import { Gauge, type Registry } from "prom-client";
import type { Kamailio } from "../kamailio/kamailio.ts";

/** Kamailio's own statistics that are worth watching, by the metric each becomes. */
const STATISTICS: readonly [metric: string, statistic: string, help: string][] = [
  ["shared_memory_used_bytes", "shmem:real_used_size", "Shared memory in use"],
  ["shared_memory_free_bytes", "shmem:free_size", "Shared memory free"],
  ["shared_memory_most_used_bytes", "shmem:max_used_size", "The most shared memory ever in use"],
  ["transactions", "tmx:inuse_transactions", "SIP transactions in memory"],
  ["received_requests", "core:rcv_requests", "SIP requests received since Kamailio started"],
  ["received_replies", "core:rcv_replies", "SIP replies received since Kamailio started"],
  ["bad_requests", "core:bad_URIs_rcvd", "SIP requests with a broken URI since Kamailio started"],
];

/**
 * Registers what Kamailio says of itself. Answers what asks it, before each scrape; where it does not answer,
 * `hotline_kamailio_up` is 0 and the others are absent.
 */
export function kamailioMetrics(registry: Registry, kamailio: Kamailio): () => Promise<void> {
  const registers = [registry];
  const gauge = (name: string, help: string) => new Gauge({ name: `hotline_${name}`, help, registers });
  const up = gauge("kamailio_up", "1 while Kamailio answers on its control socket");
  const calls = gauge("live_calls", "Calls in progress or being set up");
  const relayed = gauge("relayed_calls", "Calls passed on to their owner edge that it has not answered yet");
  const workers = gauge("kamailio_workers", "Processes of Kamailio that take SIP");
  const statistics = STATISTICS.map(
    ([name, statistic, help]) => [gauge(`kamailio_${name}`, help), statistic] as const,
  );
  return async () => {
    try {
      const asked = [kamailio.calls(), kamailio.workers(), kamailio.statistics()] as const;
      const [live, processes, found] = await Promise.all(asked);
      calls.set(live.live);
      relayed.set(live.relayed);
      workers.set(processes);
      for (const [each, statistic] of statistics) each.set(found.get(statistic) ?? 0);
      up.set(1);
    } catch {
      for (const each of [calls, relayed, workers, ...statistics.map(([each]) => each)]) each.remove();
      up.set(0);
    }
  };
}
