import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { applyGeneration } from "#edge/node-db/apply-generation.ts";
import { readObject } from "#edge/read-object.ts";
import { sqliteCode } from "#edge/sqlite-code.ts";
import type { ThreadOutcome, ThreadTask } from "./apply-in-thread.ts";
import type { RejectionKind } from "./rejection.ts";

/** How long a lock of who else writes (`hotline trace`) may last, in milliseconds. */
const BUSY_MS = 5000;

/** How often the journal is tried to be brought into the file, while readers of an older state may keep it. */
const CHECKPOINTS = 50;

const task: ThreadTask = workerData;
parentPort?.postMessage(await outcome(task));

/** One generation is applied to `node.db`, over a connection of this thread's own. */
async function outcome({ db, epoch, objects, manifest, config }: ThreadTask): Promise<ThreadOutcome> {
  try {
    const sqlite = new DatabaseSync(db, { timeout: BUSY_MS });
    try {
      sqlite.exec("PRAGMA synchronous = NORMAL");
      const read = (sha256: string) => readObject(objects, sha256);
      const open = { sqlite, path: db, epoch, close: () => sqlite.close() };
      const { revision, changed, removed } = applyGeneration(open, { manifest, read, config });
      await checkpoint(sqlite);
      return { revision, changed, removed };
    } finally {
      sqlite.close();
    }
  } catch (error) {
    const [kind, message] = reasonOf(error);
    return { kind, message };
  }
}

/** Here and not in the other thread, whose next write would otherwise do it: it may be hundreds of megabytes. */
async function checkpoint(sqlite: DatabaseSync): Promise<void> {
  for (let round = 0; round < CHECKPOINTS; round++) {
    const state = sqlite.prepare("PRAGMA wal_checkpoint(PASSIVE)").get();
    if (state?.["busy"] === 0 && state["log"] === state["checkpointed"]) return;
    await sleep(100);
  }
}

/** SQLite says what it lacks by its result code: SQLITE_FULL, SQLITE_IOERR, SQLITE_CANTOPEN. */
const DISK = new Set([13, 10, 14]);

function reasonOf(error: unknown): [RejectionKind, string] {
  const message = error instanceof Error ? error.message : String(error);
  const code = sqliteCode(error);
  if (code === undefined) return ["content", message];
  return [DISK.has(code) ? "disk" : "database", `node.db: ${message}`];
}
