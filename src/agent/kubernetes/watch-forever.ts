import { setTimeout as sleep } from "node:timers/promises";
import { type KubeConfig, Watch } from "@kubernetes/client-node";

/** Whom a watch tells. */
export interface WatchListener {
  /** Something that is watched has changed, or may have while nobody watched. */
  changed(): void;
  failed(error: unknown): void;
  signal: AbortSignal;
}

/**
 * Watches a list of objects until the signal: resumes where the connection ended, and starts from the present where
 * the server has forgotten that place (410 Gone).
 */
export async function watchForever(
  cluster: KubeConfig,
  path: string,
  query: Record<string, string>,
  { changed, failed, signal }: WatchListener,
): Promise<void> {
  let version: string | undefined;
  let pauseMs = 1000;
  while (!signal.aborted) {
    const begun = performance.now();
    const ended = await watchOnce(cluster, path, { ...query, resourceVersion: version }, signal, (seen) => {
      version = seen.version ?? version;
      pauseMs = 1000;
      if (!seen.bookmark) changed();
    }).catch(notBegun);
    if (signal.aborted) return;
    if (ended === "gone") version = undefined;
    else if (ended !== undefined) {
      failed(ended);
      pauseMs = Math.min(pauseMs * 2, 30_000);
    }
    // One that is closed as soon as it begins, as a proxy may, is no reason to hurry.
    const lasted = ended === undefined && performance.now() - begun >= 1000;
    await sleep(lasted ? 0 : pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

interface Seen {
  version: string | undefined;
  bookmark: boolean;
}

/** Why one watch ended: nothing where the server closed it in its time. */
type Ended = "gone" | Error | undefined;

async function watchOnce(
  cluster: KubeConfig,
  path: string,
  query: Record<string, string | undefined>,
  signal: AbortSignal,
  seen: (event: Seen) => void,
): Promise<Ended> {
  const { promise, resolve } = Promise.withResolvers<Ended>();
  // The client ends a watch on which it hears nothing for thirty seconds; the server closes it before.
  const asked = { ...query, allowWatchBookmarks: true, timeoutSeconds: 25 };
  const watching = await new Watch(cluster).watch(
    path,
    asked,
    (phase, object: WatchedObject) => {
      if (phase === "ERROR")
        resolve(object.code === 410 ? "gone" : new Error(object.message ?? "watch error"));
      else seen({ version: object.metadata?.resourceVersion, bookmark: phase === "BOOKMARK" });
    },
    (error: unknown) => resolve(endOf(error)),
  );
  const stop = () => resolve(undefined);
  signal.addEventListener("abort", stop);
  const ended = await promise;
  signal.removeEventListener("abort", stop);
  watching.abort();
  return ended;
}

/** The part of a watched object, or of a status, that is looked at here. */
interface WatchedObject {
  code?: number;
  message?: string;
  metadata?: { resourceVersion?: string };
}

/** The client throws what keeps it from asking: no token. */
function notBegun(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function endOf(error: unknown): Ended {
  if (!(error instanceof Error)) return undefined;
  if ("statusCode" in error && error.statusCode === 410) return "gone";
  return error;
}
