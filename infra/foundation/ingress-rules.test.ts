import { expect, test } from "vitest";
import type { AllowedFlow } from "../../src/deploy/allow-list.ts";
import { ingressRules } from "./ingress-rules.ts";

const flow = (flow: Partial<AllowedFlow>): AllowedFlow => ({
  trunk: "t",
  direction: "from-carrier",
  purpose: "signalling",
  protocol: "udp",
  from: { address: "192.0.2.11", ports: "any" },
  to: { address: "203.0.113.7", ports: "5060" },
  ...flow,
});

test("a source has one rule, whatever edges and trunks it reaches; nothing that goes out is a rule", () => {
  const other = flow({ trunk: "u", to: { address: "203.0.113.8", ports: "5060" } });
  const out = flow({ direction: "to-carrier", to: { address: "192.0.2.99", ports: "5060" } });
  expect(ingressRules([flow({}), other, out])).toEqual([
    {
      name: "signalling-udp-192-0-2-11-32-5060",
      description: "signalling of carriers",
      protocol: "udp",
      from: "192.0.2.11/32",
      firstPort: 5060,
      lastPort: 5060,
    },
  ]);
});

test("media comes from anywhere to a range of ports; IPv6 is one address too", () => {
  const media = flow({
    purpose: "media",
    from: { address: "any", ports: "any" },
    to: { address: "203.0.113.7", ports: "30000-39999" },
  });
  const six = flow({
    protocol: "tcp",
    from: { address: "2001:db8::1", ports: "any" },
    to: { address: "x", ports: "5061" },
  });
  expect(
    ingressRules([media, six]).map(({ from, firstPort, lastPort }) => [from, firstPort, lastPort]),
  ).toEqual([
    ["0.0.0.0/0", 30000, 39999],
    ["2001:db8::1/128", 5061, 5061],
  ]);
});

test("a source that is known by its name may be anywhere: there are no rules for names", () => {
  const named = flow({ from: { address: "ims.telecom.example", ports: "any" } });
  const again = flow({ trunk: "u", from: { address: "sbc.telecom.example", ports: "any" } });
  expect(ingressRules([named, again]).map(({ name, from, firstPort }) => [name, from, firstPort])).toEqual([
    ["signalling-udp-0-0-0-0-0-5060", "0.0.0.0/0", 5060],
  ]);
});
