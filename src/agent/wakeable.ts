/** A wait that can be cut short; a ring while nobody waits cuts the next wait. */
export interface Bell {
  ring(): void;
  wait(ms: number): Promise<void>;
}

/** A bell that also ends all waiting when the signal says so. */
export function wakeable(signal: AbortSignal): Bell {
  let rung = false;
  let wake: () => void = () => undefined;
  const ring = () => {
    rung = true;
    wake();
  };
  signal.addEventListener("abort", ring);
  return {
    ring,
    wait: async (ms) => {
      if (!rung && !signal.aborted) {
        const { promise, resolve } = Promise.withResolvers<void>();
        wake = resolve;
        const timer = setTimeout(resolve, ms);
        await promise;
        clearTimeout(timer);
      }
      rung = false;
    },
  };
}
