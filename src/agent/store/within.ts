import { StoreError } from "./store.ts";

/**
 * Runs one request to a store with a time limit (milliseconds). The request is told to give up; one that does not
 * listen is left behind, so that a store that hangs never stops the agent.
 *
 * @throws StoreError also for what the request throws of its own kind.
 */
export async function within<T>(
  limitMs: number,
  what: string,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new StoreError("away", `${what}: no answer within ${limitMs} ms`));
    controller.abort();
  }, limitMs);
  try {
    return await Promise.race([run(controller.signal), late]);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError("away", `${what}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    clearTimeout(timer);
  }
}
