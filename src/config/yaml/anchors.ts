import type { Coded } from "../finding.ts";
import { nearestIn } from "../rules/nearest.ts";
import { MAX_ALIASES } from "./limits.ts";

interface Anchored {
  readonly value: unknown;
  /** Values inside; undefined while it is still open. */
  readonly size: number | undefined;
}

/** The anchors of a document, and how often they were used. */
export class Anchors {
  readonly #anchored = new Map<string, Anchored>();
  #uses = 0;

  /** Names a value; `size` is undefined for a collection until it is closed. A later anchor of the same name wins. */
  add(name: string, value: unknown, size: number | undefined): void {
    this.#anchored.set(name, { value, size });
  }

  close(name: string, value: unknown, size: number): void {
    if (this.#anchored.get(name)?.value === value) this.#anchored.set(name, { value, size });
  }

  /** What an alias stands for and how many values that is, or why it is refused. */
  use(name: string): { value: unknown; size: number } | { refused: Coded } {
    if (++this.#uses > MAX_ALIASES)
      return { refused: { code: "too-many-aliases", params: { limit: MAX_ALIASES } } };
    const anchored = this.#anchored.get(name);
    if (anchored === undefined) {
      const near = nearestIn([...this.#anchored.keys()])(name);
      return { refused: { code: "unknown-alias", params: { name, near } } };
    }
    const { value, size } = anchored;
    if (size === undefined) return { refused: { code: "alias-cycle", params: { name } } };
    return { value, size };
  }
}
