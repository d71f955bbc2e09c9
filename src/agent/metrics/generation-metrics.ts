import { Counter, Gauge, type Registry } from "prom-client";
import { REJECTION_KINDS, type RejectionKind } from "../generation/rejection.ts";

/** What the metrics say about generations and where they come from. */
export interface GenerationMetrics {
  /** The store has answered. */
  storeAnswered(): void;
  /** A pointer that is not the generation in Kamailio has been seen. */
  pointerMoved(): void;
  rejected(kind: RejectionKind): void;
  watchFailed(): void;
  peersFailed(): void;
  /** Secrets that trunks want and the folder does not have. */
  missingSecrets(count: number): void;
  /** Names of trunks' hosts that could not be resolved when it was last tried. */
  unresolvedHosts(count: number): void;
  /** The node's database has a generation. */
  applied(generation: string, numbers: number, change: { changed: number; removed: number }): void;
  /** Kamailio has it too; how long that took from the pointer on, in milliseconds. */
  loaded(reloadMs: number): void;
}

/** Registers the metrics of generations. */
export function generationMetrics(registry: Registry): GenerationMetrics {
  const registers = [registry];
  const gauge = (name: string, help: string) => new Gauge({ name: `hotline_${name}`, help, registers });
  const counter = (name: string, help: string) => new Counter({ name: `hotline_${name}`, help, registers });
  const info = new Gauge({
    name: "hotline_generation_info",
    help: "1 for the generation that the node has taken over",
    labelNames: ["generation"],
    registers,
  });
  const failures = new Counter({
    name: "hotline_generation_failures_total",
    help: "Generations or pointers not taken, by reason",
    labelNames: ["kind"],
    registers,
  });
  for (const kind of REJECTION_KINDS) failures.inc({ kind }, 0);
  const appliedAt = gauge("generation_applied_timestamp_seconds", "When the generation was taken over");
  const numbers = gauge("numbers", "Numbers of the generation");
  const reload = gauge("reload_seconds", "From the last new pointer to Kamailio having it");
  const changed = counter("numbers_changed_total", "Numbers set or removed by generations");
  const reloads = counter("reloads_total", "Generations that Kamailio has taken over");
  const watches = counter("store_watch_failures_total", "Watches of the store that failed; polling goes on");
  const peers = counter("peers_failures_total", "Times that the list of edges could not be had");
  const secrets = gauge("missing_secrets", "Secrets that trunks want and the folder does not have");
  const hosts = gauge("unresolved_hosts", "Names of trunks' hosts that could not be resolved the last time");
  const answeredAt = gauge("store_answered_timestamp_seconds", "When the store last answered");
  let behindSince: number | undefined;
  new Gauge({
    name: "hotline_generation_lag_seconds",
    help: "For how long the pointer has said something else than Kamailio has; 0 where it has it",
    registers,
    collect() {
      this.set(behindSince === undefined ? 0 : (performance.now() - behindSince) / 1000);
    },
  });
  const now = () => Date.now() / 1000;
  return {
    storeAnswered: () => answeredAt.set(now()),
    pointerMoved: () => {
      behindSince ??= performance.now();
    },
    rejected: (kind) => failures.inc({ kind }),
    watchFailed: () => watches.inc(),
    peersFailed: () => peers.inc(),
    missingSecrets: (count) => secrets.set(count),
    unresolvedHosts: (count) => hosts.set(count),
    applied: (generation, count, change) => {
      info.reset();
      info.set({ generation }, 1);
      appliedAt.set(now());
      numbers.set(count);
      changed.inc(change.changed + change.removed);
    },
    loaded: (reloadMs) => {
      behindSince = undefined;
      reload.set(reloadMs / 1000);
      reloads.inc();
    },
  };
}
