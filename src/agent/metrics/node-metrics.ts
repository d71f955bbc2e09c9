import { stat } from "node:fs/promises";
import { Counter, Gauge, type Registry } from "prom-client";
import type { MediaWatch } from "#edge/media/watch-media.ts";
import type { Drain } from "../drain.ts";

/** What a node's own metrics are about. */
export interface NodeParts {
  /** Path of `node.db`. */
  db: string;
  drain: Drain;
  /** Absent where the node has no media relays. */
  media: MediaWatch | undefined;
}

/** Registers what the agent knows by itself of its node; answers what sets it, before each scrape. */
export function nodeMetrics(registry: Registry, { db, drain, media }: NodeParts): () => Promise<void> {
  const registers = [registry];
  const gauge = (name: string, help: string) => new Gauge({ name: `hotline_${name}`, help, registers });
  const database = gauge("node_db_bytes", "Size of node.db");
  const journal = gauge("node_db_journal_bytes", "Size of the journal of node.db");
  const draining = gauge("draining", "1 while new calls go to other edges because this one drains");
  const drained = gauge("drained", "1 where the drain is over: no call lives, or its grace time has passed");
  const left = gauge("drain_left_seconds", "How long a drain still waits for live calls; 0 where none does");
  const cut = new Counter({
    name: "hotline_drain_cut_calls_total",
    help: "Calls that lived when the grace time of a drain was over",
    registers,
  });
  const relays = media && gauge("media_relays", "Media relays that report to the agent");
  const legs = media && gauge("media_legs", "Legs of calls whose speech relays carry now");
  return async () => {
    database.set(await sizeOf(db));
    journal.set(await sizeOf(`${db}-wal`));
    draining.set(drain.state === "off" ? 0 : 1);
    drained.set(drain.state === "drained" ? 1 : 0);
    left.set(drain.leftMs / 1000);
    cut.reset();
    cut.inc(drain.cutCalls);
    if (media) {
      relays?.set(media.relays());
      legs?.set(media.legs());
    }
  };
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return found?.size ?? 0;
}
