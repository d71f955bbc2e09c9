/** Waits that double from one second to thirty, and begin anew after a success. */
export class BackOff {
  private nextMs = 1000;

  /** How long to wait after another failure, in milliseconds. */
  afterFailure(): number {
    const wait = this.nextMs;
    this.nextMs = Math.min(this.nextMs * 2, 30_000);
    return wait;
  }

  succeeded(): void {
    this.nextMs = 1000;
  }
}
