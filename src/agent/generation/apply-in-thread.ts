import { Worker } from "node:worker_threads";
import type { Generation } from "#compile/generation.ts";
import type { Change } from "./generation-target.ts";
import { Rejection, type RejectionKind } from "./rejection.ts";

/** A generation whose objects lie in a folder, and the database that is to have it. */
export interface ThreadTask {
  /** Path of `node.db`, and its epoch. */
  db: string;
  epoch: string;
  /** Folder of the objects. */
  objects: string;
  manifest: Generation;
  /** The setting `config` of this generation. */
  config: unknown;
}

/** What came of it. */
export type ThreadOutcome = Omit<Change, "unresolvedHosts"> | { kind: RejectionKind; message: string };

/**
 * Applies a generation in a thread of its own: 100,000 new numbers take seconds, in which the agent has to answer.
 * Nobody else of this process may write the database meanwhile.
 *
 * @throws Rejection `content`, `disk` or `database`; then nothing has changed.
 */
export async function applyInThread(task: ThreadTask): Promise<Omit<Change, "unresolvedHosts">> {
  const outcome = await new Promise<ThreadOutcome>((resolve) => {
    const worker = new Worker(new URL("./apply-thread.ts", import.meta.url), { workerData: task });
    worker.once("message", resolve);
    const died = (message: string) => resolve({ kind: "database", message });
    worker.once("error", (error) => died(`the thread that applies generations: ${error.message}`));
    worker.once("exit", () => died("the thread that applies generations has ended"));
  });
  if ("kind" in outcome) throw new Rejection(outcome.kind, outcome.message);
  return outcome;
}
