import { Counter, Gauge, type Registry } from "prom-client";
import type { Kamailio } from "../kamailio/kamailio.ts";

/** Kamailio's own statistics that are worth watching, by the metric each becomes. */
const GAUGES: readonly Statistic[] = [
  ["shared_memory_used_bytes", "shmem:real_used_size", "Shared memory in use"],
  ["shared_memory_free_bytes", "shmem:free_size", "Shared memory free"],
  ["shared_memory_most_used_bytes", "shmem:max_used_size", "The most shared memory ever in use"],
  ["transactions", "tmx:inuse_transactions", "SIP transactions in memory"],
];

/** The same of what it counts from its start on. */
const COUNTERS: readonly Statistic[] = [
  ["received_requests_total", "core:rcv_requests", "SIP requests received since Kamailio started"],
  ["received_replies_total", "core:rcv_replies", "SIP replies received since Kamailio started"],
  ["bad_requests_total", "core:bad_URIs_rcvd", "SIP requests with a broken URI since Kamailio started"],
];

type Statistic = readonly [metric: string, statistic: string, help: string];

/**
 * Registers what Kamailio says of itself. Answers what asks it, before each scrape; where it does not answer,
 * `hotline_kamailio_up` is 0 and the others are absent.
 */
export function kamailioMetrics(registry: Registry, kamailio: Kamailio): () => Promise<void> {
  const registers = [registry];
  const gauge = (name: string, help: string) => new Gauge({ name: `hotline_${name}`, help, registers });
  const up = gauge("kamailio_up", "1 while Kamailio answers on its control socket");
  const live = gauge("live_calls", "Calls of this edge, in progress or being set up");
  const handedOver = gauge(
    "handed_over_calls",
    "Calls handed over to their owner edge that it has not answered yet",
  );
  const workers = gauge("kamailio_workers", "Processes of Kamailio that take SIP");
  const gauges = GAUGES.map(([name, from, help]) => ({ from, metric: gauge(`kamailio_${name}`, help) }));
  const counters = COUNTERS.map(([name, from, help]) => ({
    from,
    metric: new Counter({ name: `hotline_kamailio_${name}`, help, registers }),
  }));
  return async () => {
    try {
      const asked = [kamailio.calls(), kamailio.workers(), kamailio.statistics()] as const;
      const [found, processes, statistics] = await Promise.all(asked);
      live.set(found.live);
      handedOver.set(found.handedOver);
      workers.set(processes);
      for (const { metric, from } of gauges) metric.set(statistics.get(from) ?? 0);
      for (const { metric, from } of counters) {
        metric.reset();
        metric.inc(statistics.get(from) ?? 0);
      }
      up.set(1);
    } catch {
      for (const each of [live, handedOver, workers, ...gauges.map(({ metric }) => metric)]) each.remove();
      for (const { metric } of counters) metric.remove();
      up.set(0);
    }
  };
}
