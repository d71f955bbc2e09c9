import { describe } from "vitest";
import { missingPrograms } from "../calls/missing-programs.ts";
import { testFailover } from "./failover.ts";
import { testFourTrunks } from "./four-trunks.ts";
import { testIpv6 } from "./ipv6.ts";
import { testOptions } from "./options.ts";
import { testRegistration } from "./registration.ts";
import { testSetClock } from "./set-clock.ts";
import { testSourcePort } from "./source-port.ts";
import { testTls } from "./tls.ts";
import { testTlsExchange } from "./tls-exchange.ts";
import { testLostTls } from "./tls-lost.ts";
import { testTlsNames } from "./tls-names.ts";

const missing = missingPrograms();
if (missing) console.warn(`SKIPPED: no calls over real trunks: ${missing}`);

describe.skipIf(missing)(`trunks${missing ? ` (skipped: ${missing})` : ""}`, () => {
  testFourTrunks();
  // Each on an edge of its own, side by side: they wait far more than they work.
  const topics = {
    testFailover,
    testOptions,
    testIpv6,
    testRegistration,
    testSetClock,
    testSourcePort,
    testTls,
    testTlsExchange,
    testTlsNames,
    testLostTls,
  };
  for (const [topic, register] of Object.entries(topics))
    describe.concurrent(topic, () => void describe.sequential("in turn", register));
});
