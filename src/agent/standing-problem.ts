import type { Details, Log } from "./log.ts";

/** Something that may stay wrong for long: said once when it begins or changes, and once when it is over. */
export class StandingProblem {
  private current: string | undefined;
  private readonly log: Log;

  constructor(log: Log) {
    this.log = log;
  }

  is(message: string, details: Details = {}): void {
    if (message === this.current) return;
    this.current = message;
    this.log.warn(message, details);
  }

  isOver(message: string, details: Details = {}): void {
    if (this.current === undefined) return;
    this.current = undefined;
    this.log.info(message, details);
  }
}
