/** Runs a piece of work when those that came before have ended; answers what it answers. */
export type InTurn = <T>(work: () => T | Promise<T>) => Promise<T>;

/**
 * One piece of work after the other. Whoever writes `node.db` within the agent takes its turn: a generation is applied by
 * a thread in one long transaction, and who came in its way would wait without a pause, or be refused.
 */
export function inTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
