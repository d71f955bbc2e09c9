import { afterAll, beforeAll, describe } from "vitest";
import { missingPrograms } from "../calls/missing-programs.ts";
import { testCaps } from "./caps.ts";
import { testDiedCalls } from "./died-calls.ts";
import { testFullDisk } from "./full-disk.ts";
import { type SpoolRun, spoolRun } from "./spool-run.ts";
import { testTreatments } from "./treatments.ts";

const missing = missingPrograms();
if (missing) console.warn(`SKIPPED: the spool is not tested with real calls: ${missing}`);

describe.skipIf(missing)(`the spool under real calls${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let run: SpoolRun;
  beforeAll(async () => {
    run = await spoolRun({ 2: "ring", 8: "busy" });
  });
  afterAll(() => run?.stop());

  describe("treatments", () => testTreatments(() => run));
  describe("monthly caps", () => testCaps(() => run));
  describe("calls that die with their node", () => testDiedCalls(() => run));
  describe("a full disk", () => testFullDisk(() => run));
});
