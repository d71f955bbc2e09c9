import { afterAll, beforeAll, describe } from "vitest";
import { missingPrograms } from "../calls/missing-programs.ts";
import { answers, startCarrier } from "../trunks/carrier.ts";
import { testChallenges } from "./challenges.ts";
import { openRegistrar } from "./registrar.ts";
import type { RegistrationContext } from "./registration-context.ts";
import { CARRIER, PASSWORD, SPARE, startRegistration, USER } from "./registration-run.ts";
import { testSharedTrunk } from "./shared-trunk.ts";
import { testTakeOver } from "./take-over.ts";

const missing = missingPrograms();
if (missing) console.warn(`SKIPPED: no registration of several edges: ${missing}`);

describe.skipIf(missing)(`three edges register${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let known: RegistrationContext | undefined;
  const context = () => {
    if (!known) throw new Error("not begun");
    return known;
  };

  beforeAll(async () => {
    const registrar = await openRegistrar(CARRIER, USER, PASSWORD);
    // Longer than the edges ask for: they have to ask again.
    registrar.least = 180;
    const spare = await startCarrier(SPARE, 5090, answers);
    known = { run: await startRegistration(), registrar, spare };
  });
  afterAll(async () => {
    await known?.run.stop();
    await known?.spare.stop();
    known?.registrar.close();
  });

  testSharedTrunk(context);
  testChallenges(context);
  // Last: it kills one of them.
  testTakeOver(context);
});
