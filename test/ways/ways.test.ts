import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { programPath } from "#local/program-path.ts";
import { missingPrograms } from "../calls/missing-programs.ts";
import { testLostEdge } from "./lost-edge.ts";
import { startWaysRun, type WaysRun } from "./ways-run.ts";

const missing =
  missingPrograms() ??
  (programPath("rtpengine", process.env["PATH"] ?? "") ? undefined : "rtpengine is not installed");
if (missing) console.warn(`SKIPPED: no call outlives its edge: ${missing}`);

describe.skipIf(missing)(`calls whose edge is lost${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let run: WaysRun;
  beforeAll(async () => {
    run = await startWaysRun();
    await Promise.all([run.hasHeard("edge-a"), run.hasHeard("edge-b")]);
  });
  afterAll(async () => {
    await run?.stop();
  });

  testLostEdge(() => run);

  test("no error is left in the edges' logs", async () => {
    for (const { log } of Object.values(run.edges)) {
      const lines = (await readFile(log, "utf8")).split("\n");
      expect(lines.filter((line) => /error in|segfault|signal 11|BUG/.test(line))).toEqual([]);
    }
  });
});
