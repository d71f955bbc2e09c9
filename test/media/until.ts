import { setTimeout as sleep } from "node:timers/promises";

/** Asks until there is an answer; fails with what was awaited where none comes in time. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
  withinMs = 20_000,
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`no ${what} within ${withinMs} ms`);
    await sleep(50);
  }
}
