import { randomBytes } from "node:crypto";
import { appendFile, mkdir, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { NodeDb } from "#edge/node-db/open-node-db.ts";
import { type InTurn, inTurn } from "../in-turn.ts";
import { forgetBoot, heartbeatUs, isGone } from "./boots.ts";
import { closingLine } from "./closing-line.ts";
import { Reading } from "./reading.ts";
import { minded } from "./room.ts";
import type { SegmentName } from "./segment.ts";
import { closedSegments, segmentName } from "./segment.ts";
import type { SpoolMetrics } from "./spool-metrics.ts";
import { layAside, mendTail } from "./torn.ts";

export interface SpoolCareOptions {
  /** The node's spool. */
  spool: string;
  db: NodeDb;
  /** Size of the reserve, from `reserveBytes`; asked each time, for trunks change. */
  reserve: () => number;
  metrics?: SpoolMetrics;
  /** When the database may be written; at once unless said otherwise. */
  turn?: InTurn;
  /** Whether a boot can write nothing more; by its lock unless said otherwise. */
  isGone?: typeof isGone;
  /** Epoch milliseconds. */
  now?: () => number;
}

/** Looks after a node's spool, step by step. One at a time for a node. */
export class SpoolCare {
  readonly #options: SpoolCareOptions;
  readonly #reading: Reading;
  /** Where this process writes the ends of calls that died. */
  readonly #own = `agent${randomBytes(6).toString("hex")}-0-1.ndjson`;
  /** Segments that nobody writes any more and that have been read to their end. */
  readonly #done = new Set<string>();

  constructor(options: SpoolCareOptions) {
    this.#options = options;
    this.#reading = new Reading(options.db, options.turn ?? inTurn(), options.metrics);
  }

  /**
   * Reads what is new, mends what dead boots have left, ends the calls that died with them, and minds the room. What it
   * has done is either whole or done again by the next step, also by another process.
   *
   * @throws Error where the disk or the database cannot be written; the next step tries again.
   */
  async step(): Promise<void> {
    const { spool, reserve, metrics } = this.#options;
    await mkdir(spool, { recursive: true });
    const problems: unknown[] = [];
    await this.#care(problems).catch((error: unknown) => problems.push(error));
    // Whatever else goes wrong, new calls are refused before a write fails.
    const room = await minded(spool, reserve());
    metrics?.state({ ...room, openCalls: this.#reading.open().length });
    if (problems.length > 0) throw problems[0];
  }

  /** A file that cannot be read keeps its own boot's calls from being closed, and nothing else. */
  async #care(problems: unknown[]): Promise<void> {
    const { spool } = this.#options;
    const gone = await this.#gone(await this.#segments());
    // Listed and read after the question: a boot that was gone then has nothing to say after what is there now.
    const segments = await this.#segments();
    const readable: SegmentName[] = [];
    for (const segment of segments) {
      try {
        await this.#read(segment.file);
        readable.push(segment);
      } catch (error) {
        if (!(error instanceof Error && "syscall" in error)) throw error;
        problems.push(error);
        gone.delete(segment.boot);
      }
    }
    for (const segment of readable) if (gone.has(segment.boot)) await this.#finish(segment);
    for (const segment of closedSegments(readable)) await this.#leave(segment);
    await this.#close(gone);
    await this.#reading.forgetOver(this.#now() * 1000);
    for (const boot of gone) if (this.#isDone(boot, segments)) await forgetBoot(spool, boot);
  }

  async #segments(): Promise<SegmentName[]> {
    const files = (await readdir(this.#options.spool)).sort();
    return files.flatMap((file) => (this.#done.has(file) ? [] : (segmentName(file) ?? [])));
  }

  async #gone(segments: readonly SegmentName[]): Promise<Set<string>> {
    const boots = new Set(segments.map(({ boot }) => boot));
    for (const { boot } of this.#reading.open()) if (boot !== undefined) boots.add(boot);
    const gone = new Set<string>();
    const asked = this.#options.isGone ?? isGone;
    for (const boot of boots) if (await asked(this.#options.spool, boot, this.#now())) gone.add(boot);
    return gone;
  }

  async #read(file: string): Promise<void> {
    const { spool, metrics } = this.#options;
    await this.#reading.segment(spool, file, async ({ offset, text, problem }) => {
      await layAside(spool, file, offset, text);
      metrics?.damaged(problem);
    });
  }

  async #finish({ file }: SegmentName): Promise<void> {
    const { spool, metrics } = this.#options;
    const tail = await mendTail(spool, file, this.#reading.offset(file));
    if (tail === "mended") await this.#read(file);
    if (tail === "cut") metrics?.damaged("tail");
    if (file !== this.#own) this.#done.add(file);
  }

  /** A boot that lives for weeks closes thousands: what is wholly read is not opened again. */
  async #leave({ file }: SegmentName): Promise<void> {
    const { size } = await stat(join(this.#options.spool, file));
    if (size === this.#reading.offset(file)) this.#done.add(file);
  }

  /** The ends are events as any other: they count once they are read, by this process or the next. */
  async #close(gone: ReadonlySet<string>): Promise<void> {
    const { spool } = this.#options;
    const beats = new Map<string, number | undefined>();
    for (const boot of gone) beats.set(boot, await heartbeatUs(spool, boot));
    const died = this.#reading.open().filter(({ boot }) => boot !== undefined && gone.has(boot));
    if (died.length === 0) return;
    const lines = died.map((call) => closingLine(call, beats.get(call.boot ?? "")));
    await appendFile(join(spool, this.#own), lines.join(""), { flush: true });
    await this.#read(this.#own);
  }

  #isDone(boot: string, segments: readonly SegmentName[]): boolean {
    const open = this.#reading.open().some((call) => call.boot === boot);
    return !open && segments.every((each) => each.boot !== boot || this.#done.has(each.file));
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }
}
