/** Messages in the order in which they came, for whoever takes them one by one. */
export class Inbox {
  readonly #early: string[] = [];
  readonly #waiting: ((text: string) => void)[] = [];

  put(text: string): void {
    const next = this.#waiting.shift();
    if (next) next(text);
    else this.#early.push(text);
  }

  /** The next message; undefined where none comes in time. */
  take(withinMs: number): Promise<string | undefined> {
    const known = this.#early.shift();
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve) => {
      const taker = (text: string) => {
        clearTimeout(timer);
        resolve(text);
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(taker), 1);
        resolve(undefined);
      }, withinMs);
      this.#waiting.push(taker);
    });
  }
}
