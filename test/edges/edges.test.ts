import { afterAll, beforeAll, describe } from "vitest";
import { missingPrograms } from "../calls/missing-programs.ts";
import { type Carrier, openCarrier } from "./carrier.ts";
import { testDraining } from "./draining.ts";
import { type EdgesContext, edgesContext } from "./edges-context.ts";
import { CARRIER, type EdgesRun, startEdges } from "./edges-run.ts";
import { testForeignRoutes } from "./foreign-routes.ts";
import { testHandedOverInvite } from "./handed-over-invite.ts";
import { testLimits } from "./limits.ts";
import { testLoss } from "./loss.ts";
import { testOverload } from "./overload.ts";
import { testOwners } from "./owners.ts";

const missing = missingPrograms();
if (missing) console.warn(`SKIPPED: several edges are not tested: ${missing}`);

describe.skipIf(missing)(`three edges${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let run: EdgesRun | undefined;
  let carrier: Carrier | undefined;
  let known: EdgesContext;
  const context = () => known;

  beforeAll(async () => {
    run = await startEdges({ "01062350015": "ring", "01062350016": "busy" });
    carrier = await openCarrier(CARRIER);
    known = edgesContext(run, carrier);
    await known.allAlive();
  });
  afterAll(async () => {
    carrier?.close();
    await run?.stop();
  });

  testOwners(context);
  testLimits(context);
  testHandedOverInvite(context);
  testForeignRoutes(context);
  testDraining(context);
  testOverload(context);
  // Last: it kills one of them.
  testLoss(context);
});
