import { afterAll, beforeAll, describe } from "vitest";
import { type Phones, startPhones } from "#local/phones/phones.ts";
import { missingPrograms } from "../calls/missing-programs.ts";
import { NORTH, northernPhones } from "./addresses.ts";
import { testFraud } from "./fraud.ts";
import { testFuzz } from "./fuzz.ts";
import { testInterference } from "./interference.ts";
import { testSecrets } from "./secrets.ts";
import type { SecurityRun } from "./security-run.ts";
import { startSecurityRun } from "./security-run.ts";
import { testStrangers } from "./strangers.ts";
import { testTorture } from "./torture.ts";
import { testTraces } from "./traces.ts";
import { testTrunkLimits } from "./trunk-limits.ts";

const missing = missingPrograms();
if (missing) console.warn(`SKIPPED: the edge is not attacked: ${missing}`);

describe.skipIf(missing)(`attacks on the edge${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let run: SecurityRun;
  let phones: Phones;

  beforeAll(async () => {
    phones = await startPhones({ address: NORTH, port: 5090, phones: northernPhones });
    run = await startSecurityRun();
  });
  afterAll(async () => {
    await run?.stop();
    await phones?.stop();
  });

  testStrangers(() => run);
  testTrunkLimits(() => run);
  testFraud(() => run);
  testInterference(() => run);
  testSecrets(() => run);
  testTraces(() => run);
  testTorture(() => run);
  testFuzz(() => run);
});
