import { type Store, StoreError } from "../store/store.ts";
import { within } from "../store/within.ts";
import type { ObjectCache } from "./object-cache.ts";
import { Rejection } from "./rejection.ts";

const AT_ONCE = 4;

/**
 * Puts objects into the cache: those that are there are verified, the others fetched and verified.
 * Answers how many were fetched.
 *
 * @throws Rejection for the first that cannot be had.
 */
export async function fetchObjects(
  digests: readonly string[],
  store: Store,
  cache: ObjectCache,
  limitMs: number,
): Promise<number> {
  const wanted = [...digests];
  let fetched = 0;
  const worker = async () => {
    for (let digest = wanted.pop(); digest !== undefined; digest = wanted.pop()) {
      try {
        if (await cache.read(digest)) continue;
        await cache.keep(digest, await fetchedFrom(store, digest, limitMs));
        fetched += 1;
      } catch (error) {
        wanted.length = 0;
        throw error;
      }
    }
  };
  // All have ended, also after a failure: the next attempt must not meet this one's requests.
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  for (const each of ended) if (each.status === "rejected") throw each.reason;
  return fetched;
}

async function fetchedFrom(store: Store, digest: string, limitMs: number): Promise<Buffer> {
  try {
    return await within(limitMs, `object ${digest} of ${store.name}`, (signal) =>
      store.object(digest, signal),
    );
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    throw new Rejection(error.kind === "missing" ? "missing" : "store", error.message);
  }
}
