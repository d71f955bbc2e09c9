import { describe, expect, test } from "vitest";
import { fourTrunks } from "./run-four-trunks.ts";

/** Registers the small version of the soak run: some seconds of calls over four trunks, three of them bad. */
export function testFourTrunks(): void {
  describe("four trunks", () => {
    test("three bad ones: every call connects, and 99 % ring within 3 s", async () => {
      const figures = await fourTrunks({ bad: true, callsPerSecond: 50, seconds: 4 });
      expect(figures.connected).toBe(figures.calls);
      expect(figures.firstMs.p99).toBeLessThan(3000);
      // The few that found out, and one in a while that tries again.
      expect(figures.passedOver).toBeGreaterThan(0);
    }, 40_000);
  });
}
