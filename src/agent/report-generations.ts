import { getSetting } from "#edge/node-db/get-setting.ts";
import { nodeState } from "#edge/node-db/node-state.ts";
import type { NodeDb } from "#edge/node-db/open-node-db.ts";
import type { Follower } from "./generation/follow.ts";
import type { Taken } from "./generation/generations.ts";
import type { Kamailio } from "./kamailio/kamailio.ts";
import { untilPulled } from "./kamailio/until-pulled.ts";
import type { Log } from "./log.ts";
import type { GenerationMetrics } from "./metrics/generation-metrics.ts";
import { missingSecrets } from "./missing-secrets.ts";
import { StandingProblem } from "./standing-problem.ts";

/** Who is to know, and where from. */
export interface Reporting {
  db: NodeDb;
  kamailio: Pick<Kamailio, "pulled">;
  metrics: GenerationMetrics;
  log: Log;
  /** Folder of the secrets' files. */
  secrets: string;
  signal: AbortSignal;
}

/** Says to metrics and log what becomes of generations, up to Kamailio's having them. */
export function reportGenerations({ db, kamailio, metrics, log, secrets, signal }: Reporting): Follower {
  const lookForSecrets = async () => {
    const missing = await missingSecrets(secrets, getSetting(db, "config"));
    metrics.missingSecrets(missing.length);
    for (const name of missing) log.warn("a secret is missing", { name, folder: secrets });
  };
  const watch = new StandingProblem(log);
  const { generation, numbers } = nodeState(db);
  if (generation !== undefined) metrics.applied(generation, numbers, { changed: 0, removed: 0 });
  let overtaken = new AbortController();
  const report = async (taken: Taken, tookMs: number) => {
    // Of those that Kamailio has not pulled yet the last one is waited for.
    overtaken.abort();
    overtaken = new AbortController();
    const either = AbortSignal.any([signal, overtaken.signal]);
    const begun = performance.now();
    const { epoch } = db;
    if (!(await untilPulled(kamailio, { epoch, revision: taken.revision }, either))) return;
    const loadMs = performance.now() - begun;
    metrics.loaded(tookMs + loadMs);
    log.info("generation in use", {
      ...{ generation: taken.manifest.generation, revision: taken.revision },
      ...{ takenMs: Math.round(tookMs), loadedMs: Math.round(loadMs) },
    });
  };
  return {
    seen: ({ isNew }) => {
      metrics.storeAnswered();
      if (isNew) metrics.pointerMoved();
    },
    taken: (taken, tookMs) => {
      metrics.applied(taken.manifest.generation, taken.manifest.numbers, taken);
      for (const host of taken.unresolvedHosts) log.warn("a trunk's host cannot be resolved", { host });
      metrics.unresolvedHosts(taken.unresolvedHosts.length);
      const { changed, removed, fetched, revision, manifest } = taken;
      log.info("generation taken over", {
        generation: manifest.generation,
        revision,
        changed,
        removed,
        fetched,
      });
      void lookForSecrets();
      void report(taken, tookMs);
    },
    rejected: metrics.rejected,
    watchFailed: (error) => {
      metrics.watchFailed();
      watch.is(`the store's watch has failed, polling goes on: ${String(error)}`);
    },
  };
}
