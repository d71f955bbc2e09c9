import { setTimeout as sleep } from "node:timers/promises";

/** Asks until what comes is wanted, or true; fails with what came last when the time (milliseconds) is over. */
export async function until<T>(
  ask: () => Promise<T> | T,
  wanted: (value: T) => boolean = Boolean,
  withinMs = 20_000,
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const value = await ask();
    if (wanted(value)) return value;
    if (performance.now() > end) throw new Error(`never; at last ${JSON.stringify(value)}`);
    await sleep(50);
  }
}
