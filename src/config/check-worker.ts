import { parentPort, workerData } from "node:worker_threads";
import { checkPath, type PathCheck } from "./check-path.ts";

// A thread of check-paths.ts: its data is the platform, each message a list of paths, each answer their checks.
parentPort?.on("message", (paths: readonly string[]) => {
  const checks: PathCheck[] = paths.map((path) => {
    const { record, digest } = checkPath(path, workerData);
    return digest === undefined ? { record } : { record, digest };
  });
  parentPort?.postMessage(checks);
});
