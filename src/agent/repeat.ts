import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "./log.ts";
import { StandingProblem } from "./standing-problem.ts";

/** Does a piece of work again and again until the signal. What goes wrong is said once while it lasts. */
export async function repeat(
  what: string,
  everyMs: number,
  step: () => Promise<void>,
  { log, signal }: { log: Log; signal: AbortSignal },
): Promise<void> {
  const problem = new StandingProblem(log);
  while (!signal.aborted) {
    try {
      await step();
      problem.isOver(`${what}: works again`);
    } catch (error) {
      problem.is(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
}
