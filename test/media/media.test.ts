import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { programPath } from "#local/program-path.ts";
import { missingPrograms } from "../calls/missing-programs.ts";
import { testCarriedSpeech } from "./carried-speech.ts";
import { testDeadCalls } from "./dead-calls.ts";
import { type MediaRun, startMediaRun } from "./media-run.ts";
import { testSdp } from "./sdp.ts";
import { testSoftphones } from "./softphones.ts";

const missing =
  missingPrograms() ??
  (programPath("rtpengine", process.env["PATH"] ?? "") ? undefined : "rtpengine is not installed");
if (missing) console.warn(`SKIPPED: no speech is carried: ${missing}`);

describe.skipIf(missing)(`speech through the edge${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let run: MediaRun;
  beforeAll(async () => {
    run = await startMediaRun();
  });
  afterAll(async () => {
    await run?.stop();
  });
  const running = () => run;

  testCarriedSpeech(running);
  testSdp(running);
  testSoftphones(running);
  testDeadCalls(running);

  test("no error is left in the edge's log", async () => {
    const lines = (await run.log()).split("\n");
    expect(lines.filter((line) => /error in|segfault|signal 11|CRITICAL|BUG/.test(line))).toEqual([]);
  });
});
