import { expect, test } from "vitest";
import type { TrunkPlan } from "#compile/generation.ts";
import { resolvedTrunks } from "./resolved-trunks.ts";

const trunk = (id: string, addresses: string[]): TrunkPlan => ({
  id,
  carrier: "one",
  host: "one.example",
  port: 5060,
  transport: "udp",
  addresses,
  delivers: { number: "hotline", at: "request-uri", format: "plain" },
  callerId: "original",
  diversion: "none",
  media: "anchored",
  maxUnansweredS: 60,
  numberFormat: "national",
  capacity: 1,
  priority: 1,
  weight: 1,
  cost: 0,
  probe: "options",
});

test("addresses stay, names become addresses, unknown names are named", async () => {
  const { trunks, unknown } = await resolvedTrunks([
    trunk("a", ["127.0.0.11", "2001:0DB8:0:0::00A1"]),
    trunk("b", ["localhost"]),
    trunk("c", ["no-such-host.invalid"]),
  ]);
  expect(trunks[0]?.addresses).toEqual(["127.0.0.11", "2001:db8::a1"]);
  expect(trunks[1]?.addresses).toContain("127.0.0.1");
  expect(trunks[2]?.addresses).toEqual([]);
  expect(unknown).toEqual(["no-such-host.invalid"]);
});
