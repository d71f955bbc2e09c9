import { setTimeout as sleep } from "node:timers/promises";

/** What `look` answers once it no longer throws; after the time (milliseconds), its last complaint. */
export async function eventually<T>(look: () => Promise<T>, withinMs = 20_000): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    try {
      return await look();
    } catch (problem) {
      if (performance.now() > end) throw problem;
      await sleep(100);
    }
  }
}
