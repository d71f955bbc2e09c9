import type { StreamReport } from "./call-report.ts";

/** What one side of a leg has sent, over all its streams. */
export interface Figures {
  packets: number;
  /** Packets that never came, by their sequence numbers; a gap counts when 32 more have come. */
  lost: number;
  /** Mean and largest of RFC 3550's estimate, as it was each second while packets came; milliseconds. */
  jitterMs: number;
  jitterMaxMs: number;
  codec?: string;
}

/** Adds up what one side sends: a side that changes its stream (SSRC), or its relay, begins to count anew. */
export class SideFigures {
  #before = { packets: 0, lost: 0 };
  #now: StreamReport | undefined;
  #jitter = { sum: 0, samples: 0, largest: 0 };

  /** True where packets have come since the last report. */
  add(stream: StreamReport): boolean {
    const last = this.#now;
    const anew = last !== undefined && (last.ssrc !== stream.ssrc || stream.packets < last.packets);
    if (anew)
      this.#before = {
        packets: this.#before.packets + last.packets,
        lost: this.#before.lost + last.lost,
      };
    this.#now = stream;
    if (stream.packets === (anew ? 0 : (last?.packets ?? 0))) return false;
    this.#jitter.sum += stream.jitterMs;
    this.#jitter.samples += 1;
    this.#jitter.largest = Math.max(this.#jitter.largest, stream.jitterMs);
    return true;
  }

  figures(): Figures {
    const { sum, samples, largest } = this.#jitter;
    const codec = this.#now?.codec;
    return {
      packets: this.#before.packets + (this.#now?.packets ?? 0),
      lost: this.#before.lost + (this.#now?.lost ?? 0),
      jitterMs: tenths(samples === 0 ? 0 : sum / samples),
      jitterMaxMs: tenths(largest),
      ...(codec === undefined ? {} : { codec }),
    };
  }
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
