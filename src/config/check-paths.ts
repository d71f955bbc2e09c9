import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { PathCheck } from "./check-path.ts";
import type { Platform } from "./platform.types.ts";

/** Files from which on threads are worth their start, which takes as long as some hundred files. */
const MANY = 500;

/** Files of one message: few enough that all threads end at about the same time. */
const BATCH = 100;

/**
 * Checks files each by itself. With `threads` many of them are checked on all cores; the checks that come from there
 * are without `enterprise`, which would have to be copied.
 */
export async function checkPaths(
  paths: readonly string[],
  platform: Platform | undefined,
  threads: boolean,
  done: (path: string, check: PathCheck) => void,
): Promise<void> {
  const cores = threads && paths.length >= MANY ? availableParallelism() : 1;
  if (cores > 1) return onThreads(cores, paths, platform, done);
  if (paths.length === 0) return;
  const { checkPath } = await import("./check-path.ts");
  for (const path of paths) done(path, checkPath(path, platform));
}

async function onThreads(
  cores: number,
  paths: readonly string[],
  platform: Platform | undefined,
  done: (path: string, check: PathCheck) => void,
): Promise<void> {
  let next = 0;
  const run = async (): Promise<void> => {
    const worker = new Worker(new URL("./check-worker.ts", import.meta.url), { workerData: platform });
    try {
      for (let from = next; from < paths.length; from = next) {
        next = from + BATCH;
        const batch = paths.slice(from, next);
        worker.postMessage(batch);
        // `once` rejects with the thread's error, a bug, and so does the check.
        const [checks]: PathCheck[][] = await once(worker, "message");
        batch.forEach((path, at) => {
          const check = checks?.[at];
          if (check !== undefined) done(path, check);
        });
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: cores }, run));
}
