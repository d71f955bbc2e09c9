/** Where progress is shown: a terminal, never a file or a pipe. */
export interface Screen {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** Shows `done/all` on one line of a terminal, at most once per hundredth of the work, and clears it at the end. */
export function progressOn(
  screen: Screen,
  word: string,
): { step: ((done: number, all: number) => void) | undefined; end: () => void } {
  if (screen.isTTY !== true) return { step: undefined, end: () => {} };
  const step = (done: number, all: number): void => {
    if (all >= 500 && done % Math.ceil(all / 100) === 0) screen.write(`\r${word} ${done} of ${all}`);
  };
  return { step, end: () => screen.write("\r\u001b[K") };
}
