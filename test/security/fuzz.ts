import { expect, test } from "vitest";
import { fuzz } from "./fuzz-run.ts";
import type { SecurityRun } from "./security-run.ts";

const messages = 5000;

/** Registers the run of mutated messages; test/soak/fuzz.ts sends twenty times as many. */
export function testFuzz(running: () => SecurityRun): void {
  test(`${messages} mutated messages from a carrier break nothing, and calls succeed meanwhile`, async () => {
    const figures = await fuzz(running(), messages, 1, 0);
    expect(figures.processes[0]).toContain("udp receiver");
    expect(figures.processes[1]).toBe(figures.processes[0]);
    expect(figures.unanswered).toBe(0);
    expect(figures.relayed).toBe(0);
    expect(figures.succeeded).toBe(figures.calls);
    expect(figures.memory[1] - figures.memory[0]).toBeLessThan(16_000_000);
    const lines = (await running().log()).split("\n");
    expect(lines.filter((line) => /error in [a-z ]+: |segfault|CRITICAL|BUG|exit status/.test(line))).toEqual(
      [],
    );
    expect((await running().events()).filter((each) => JSON.stringify(each).includes("X-Hotline-"))).toEqual(
      [],
    );
  }, 60_000);
}
