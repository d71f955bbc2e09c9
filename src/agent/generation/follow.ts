import { BackOff } from "../back-off.ts";
import type { Log } from "../log.ts";
import { StandingProblem } from "../standing-problem.ts";
import { type Pointer, type Store, StoreError } from "../store/store.ts";
import { within } from "../store/within.ts";
import { wakeable } from "../wakeable.ts";
import type { Generations, Taken } from "./generations.ts";
import { Rejection, type RejectionKind } from "./rejection.ts";

/** Whom the loop tells. */
export interface Follower {
  /** The store has answered; a pointer that is new came with it. */
  seen(pointer: { isNew: boolean }): void;
  taken(taken: Taken, tookMs: number): void;
  rejected(kind: RejectionKind): void;
  /** A watch has failed; polling goes on. */
  watchFailed(error: unknown): void;
}

/** What a follower of a store works with. */
export interface Following {
  follower: Follower;
  log: Log;
  signal: AbortSignal;
  /** How long the store may take for the pointer, in milliseconds; an object may take three times as long. */
  timeoutMs: number;
}

/** How many times as long as the pointer an object may take. */
export const OBJECT_PATIENCE = 3;

type Taker = Pick<Generations, "current" | "take">;

/**
 * Follows a store's pointer until the signal. One generation at a time; whatever the pointer says when one is done is
 * the next. A generation that is not taken is tried again with growing waits, for what is wrong may pass; a pointer
 * that changes meanwhile is taken at once.
 */
export async function follow(store: Store, generations: Taker, following: Following): Promise<void> {
  const { follower, signal } = following;
  const bell = wakeable(signal);
  store.watch(bell.ring, follower.watchFailed, signal);
  const turns = new Turns(store, generations, following);
  while (!signal.aborted) await bell.wait(await turns.next());
}

class Turns {
  /** Version of the pointer that was taken last. */
  private version: string | undefined;
  /** The pointer that could not be taken, and when to try it again. */
  private refused: { version: string; retryAt: number } | undefined;
  private readonly storeBackOff = new BackOff();
  private readonly generationBackOff = new BackOff();
  private readonly storeProblem: StandingProblem;
  private readonly generationProblem: StandingProblem;
  private readonly store: Store;
  private readonly generations: Taker;
  private readonly follower: Follower;
  private readonly timeoutMs: number;

  constructor(store: Store, generations: Taker, { follower, log, timeoutMs }: Following) {
    this.store = store;
    this.generations = generations;
    this.follower = follower;
    this.timeoutMs = timeoutMs;
    this.storeProblem = new StandingProblem(log);
    this.generationProblem = new StandingProblem(log);
  }

  /** Looks once; answers after how many milliseconds to look again. */
  async next(): Promise<number> {
    let pointer: Pointer | undefined;
    try {
      pointer = await within(this.timeoutMs, `the pointer of ${this.store.name}`, (signal) =>
        this.store.pointer(this.known(), signal),
      );
    } catch (error) {
      this.fails(this.storeProblem, error);
      return this.storeBackOff.afterFailure();
    }
    this.storeBackOff.succeeded();
    this.storeProblem.isOver("the store answers again", { store: this.store.name });
    this.follower.seen({ isNew: pointer !== undefined });
    if (pointer) await this.take(pointer);
    return this.waitMs();
  }

  /**
   * The version of which nothing more is wanted. When it is time to try again, none: the pointer may be back at what was
   * taken before the one that was refused.
   */
  private known(): string | undefined {
    if (!this.refused) return this.version;
    return performance.now() < this.refused.retryAt ? this.refused.version : undefined;
  }

  private async take(pointer: Pointer): Promise<void> {
    const begun = performance.now();
    if (pointer.version !== this.refused?.version) this.generationBackOff.succeeded();
    try {
      const taken = await this.generations.take(pointer.text, this.store, OBJECT_PATIENCE * this.timeoutMs);
      this.version = pointer.version;
      this.refused = undefined;
      this.generationProblem.isOver("generations are taken again");
      this.follower.taken(taken, performance.now() - begun);
    } catch (error) {
      this.fails(this.generationProblem, error);
      const retryAt = performance.now() + this.generationBackOff.afterFailure();
      this.refused = { version: pointer.version, retryAt };
    }
  }

  private waitMs(): number {
    const { pollMs } = this.store;
    if (!this.refused) return pollMs;
    return Math.min(pollMs, Math.max(10, this.refused.retryAt - performance.now()));
  }

  private fails(problem: StandingProblem, error: unknown): void {
    const { kind, message } = rejectionOf(error);
    this.follower.rejected(kind);
    problem.is(message, { kind, store: this.store.name, kept: this.generations.current ?? "none" });
  }
}

/** What is wrong in the agent's own words; what is none of them is a bug, and must not end the loop either. */
function rejectionOf(error: unknown): { kind: RejectionKind; message: string } {
  if (error instanceof Rejection) return error;
  if (error instanceof StoreError)
    return { kind: error.kind === "missing" ? "missing" : "store", message: error.message };
  return {
    kind: "database",
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}
