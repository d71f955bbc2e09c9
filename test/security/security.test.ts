import { afterAll, beforeAll, describe } from "vitest";
import { missingPrograms } from "../calls/missing-programs.ts";
import type { SecurityRun } from "./security-run.ts";
import { startSecurityRun } from "./security-run.ts";
import { testStrangers } from "./strangers.ts";
import { testTrunkLimits } from "./trunk-limits.ts";

const missing = missingPrograms();
if (missing) console.warn(`SKIPPED: the edge is not attacked: ${missing}`);

describe.skipIf(missing)(`attacks on the edge${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let run: SecurityRun;

  beforeAll(async () => {
    run = await startSecurityRun();
  }, 60_000);
  afterAll(async () => {
    await run?.stop();
  });

  testStrangers(() => run);
  testTrunkLimits(() => run);
});
