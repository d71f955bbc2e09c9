import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { readSpool } from "#edge/read-spool.ts";
import { programPath } from "#local/program-path.ts";
import { callRecord } from "../calls/call-record.ts";
import { eventually } from "../eventually.ts";
import { ANCHORED, EDGE, LEFT, MEDIA, type MediaRun, STACK } from "./media-run.ts";
import { SAMPLE_RATE, shareOf, startSoftphone } from "./softphone.ts";
import { until } from "./until.ts";

const missing = programPath("baresip", process.env["PATH"] ?? "") ? "" : "baresip-core is not installed";
if (missing) console.warn(`SKIPPED: no softphone speaks: ${missing}`);

/** Registers the test of a call between two softphones. */
export function testSoftphones(running: () => MediaRun): void {
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
      await eventually(async () => {
        const { calls } = await readSpool(running().edge.spool);
        const records = [...calls.values()].map((events) => callRecord(STACK, events));
        expect(records.filter(({ yaml }) => yaml === "enterprises/exchange.yaml")).toEqual([
          {
            yaml: "enterprises/exchange.yaml",
            ladder: ["desk/- answered"],
            events:
              "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200, media a1",
          },
        ]);
      });
      for (const each of [caller, target]) rmSync(each.folder, { recursive: true });
    },
  );
}
