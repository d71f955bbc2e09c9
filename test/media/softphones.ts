import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { programPath } from "#local/program-path.ts";
import { ANCHORED, EDGE, LEFT, MEDIA } from "./media-run.ts";
import { SAMPLE_RATE, shareOf, startSoftphone } from "./softphone.ts";
import { until } from "./until.ts";

const missing = programPath("baresip", process.env["PATH"] ?? "") ? "" : "baresip-core is not installed";
if (missing) console.warn(`SKIPPED: no softphone speaks: ${missing}`);

/** Registers the test of a call between two softphones. */
export function testSoftphones(): void {
  test.skipIf(missing)(
    `a softphone calls another one, and either hears the other's tone${missing ? ` (skipped: ${missing})` : ""}`,
    async () => {
      const target = startSoftphone({ user: "desk", address: LEFT, port: 5090, hertz: 880, seconds: 7 });
      await until("softphone that is ready", () => target.said().includes("is ready") || undefined);
      const caller = startSoftphone({
        ...{ user: "01088880000", address: ANCHORED, port: 5095, hertz: 440, seconds: 5 },
        dials: `sip:4008000002@${EDGE}:5060`,
      });
      const [said] = await Promise.all([caller.ended, target.ended]);
      expect(said).toContain(`receiving from ${MEDIA}:`);
      const [toCaller, toTarget] = [caller.heard(), target.heard()];
      // Of the five seconds of the call at least three, and in them one tone.
      for (const [samples, hertz] of [[toCaller, 880] as const, [toTarget, 440] as const]) {
        expect(samples.length).toBeGreaterThan(3 * SAMPLE_RATE);
        expect(shareOf(hertz, samples)).toBeGreaterThan(0.9);
      }
      for (const each of [caller, target]) rmSync(each.folder, { recursive: true });
    },
    20_000,
  );
}
