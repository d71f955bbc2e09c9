import { join } from "node:path";
import type { PriceTerms } from "#billing/terms.ts";
import type { NodeDb } from "#edge/node-db/open-node-db.ts";
import type { EventProblem } from "#edge/read-event.ts";
import { readEvent } from "#edge/read-event.ts";
import type { InTurn } from "../in-turn.ts";
import { Book } from "./book.ts";
import type { CallSoFar } from "./call-so-far.ts";
import { withEvent } from "./call-so-far.ts";
import type { Measure } from "./measures.ts";
import { measures } from "./measures.ts";
import type { UsageChange } from "./monthly-use.ts";
import { monthlyUse } from "./monthly-use.ts";
import type { SegmentLine } from "./segment.ts";
import { linesFrom, segmentName } from "./segment.ts";
import type { SpoolMetrics } from "./spool-metrics.ts";
import { termsIn } from "./terms-in.ts";

/** A line that is no event. */
export interface DamagedLine extends SegmentLine {
  problem: EventProblem;
}

/** What is still on its way from other workers when a call has ended, in microseconds. */
const LINGER_US = 60_000_000;
/** A call lasts twelve hours at most: so long may a true end take. */
const LATEST_END_US = 13 * 3_600_000_000;

/** Reads segments, each line once, and knows the calls in them. What a step has read is in the book before it counts. */
export class Reading {
  readonly #book: Book;
  readonly #turn: InTurn;
  readonly #metrics: SpoolMetrics | undefined;
  readonly #offsets: Map<string, number>;
  readonly #calls: Map<string, CallSoFar>;

  constructor(db: NodeDb, turn: InTurn, metrics?: SpoolMetrics) {
    this.#book = new Book(db);
    this.#turn = turn;
    this.#metrics = metrics;
    this.#offsets = this.#book.offsets();
    this.#calls = this.#book.calls();
  }

  /** Up to where a segment has been read. */
  offset(file: string): number {
    return this.#offsets.get(file) ?? 0;
  }

  /** Calls that have begun and not ended. */
  open(): CallSoFar[] {
    return [...this.#calls.values()].filter(isOpen);
  }

  /** Reads what is new in a segment. `onDamaged` gets each line that is no event, before it counts as read. */
  async segment(spool: string, file: string, onDamaged: (line: DamagedLine) => Promise<void>): Promise<void> {
    const boot = segmentName(file)?.boot ?? "";
    for (;;) {
      const { lines, next } = await linesFrom(join(spool, file), this.offset(file));
      if (next === this.offset(file)) return;
      await this.#take(file, boot, lines, next, onDamaged);
    }
  }

  async #take(
    file: string,
    boot: string,
    lines: readonly SegmentLine[],
    next: number,
    onDamaged: (line: DamagedLine) => Promise<void>,
  ): Promise<void> {
    const changed = new Map<string, CallSoFar>();
    const usage: UsageChange[] = [];
    const counted: Measure[] = [];
    for (const line of lines) {
      const event = readEvent(line.text);
      if ("problem" in event) {
        await onDamaged({ ...line, problem: event.problem });
        continue;
      }
      const before = changed.get(event.call) ?? this.#calls.get(event.call);
      const after = withEvent(before, event, boot);
      if (after === before) continue;
      counted.push(...measures(event, before, after));
      const { call, change } = monthlyUse(before, after, (number) => this.#termsOf(number));
      if (change) usage.push(change);
      changed.set(event.call, call);
    }
    const entry = { offsets: new Map([[file, next]]), calls: [...changed.values()], forgotten: [], usage };
    await this.#turn(() => this.#book.write(entry));
    this.#offsets.set(file, next);
    for (const [id, call] of changed) this.#calls.set(id, call);
    this.#metrics?.count(counted);
  }

  /** Forgets the calls of which nothing more can come. */
  async forgetOver(nowUs: number): Promise<void> {
    const over = [...this.#calls.values()].filter((call) => {
      const truly = call.end && call.end.leg !== "close";
      return !isOpen(call) && nowUs - call.lastUs > (truly ? LINGER_US : LATEST_END_US);
    });
    if (over.length === 0) return;
    const forgotten = over.map(({ call }) => call);
    const entry = { offsets: new Map(), calls: [], forgotten, usage: [] };
    await this.#turn(() => this.#book.write(entry));
    for (const call of forgotten) this.#calls.delete(call);
  }

  #termsOf(number: string): PriceTerms | undefined {
    const line = this.#book.line(number);
    return line === undefined ? undefined : termsIn(line);
  }
}

/** Whether a call has begun and not ended. */
function isOpen({ invitedUs, end }: CallSoFar): boolean {
  return invitedUs !== undefined && !end;
}
