import { expect, test } from "vitest";
import type { TrunkPlan } from "#compile/generation.ts";
import { resolvedTrunks } from "./resolved-trunks.ts";

const trunk = (id: string, addresses: string[], host = "192.0.2.200"): TrunkPlan => ({
  id,
  carrier: "one",
  host,
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

const resolve = (names: Record<string, string[]>) => async (name: string) => {
  const found = names[name];
  if (!found) throw new Error("ENOTFOUND");
  return found;
};

test("addresses stay, names become addresses, names that cannot be resolved are named", async () => {
  const trunks = [
    trunk("a", ["127.0.0.11", "2001:0DB8:0:0::00A1"]),
    trunk("b", ["sip.example"]),
    trunk("c", ["no-such-host.example"]),
  ];
  const names = { "sip.example": ["2001:DB8::2", "192.0.2.2", "192.0.2.1"] };
  expect(await resolvedTrunks(trunks, {}, resolve(names))).toEqual({
    trunks: [
      trunk("a", ["127.0.0.11", "2001:db8::a1"]),
      trunk("b", ["192.0.2.1", "192.0.2.2", "2001:db8::2"]),
      trunk("c", []),
    ],
    hosts: { "sip.example": ["192.0.2.1", "192.0.2.2", "2001:db8::2"], "no-such-host.example": [] },
    unresolved: ["no-such-host.example"],
  });
});

test("hosts by their names are resolved too: calls go there", async () => {
  const trunks = [trunk("a", ["192.0.2.7"], "sbc.example"), trunk("b", ["192.0.2.8"], "2001:db8::9")];
  expect(await resolvedTrunks(trunks, {}, resolve({ "sbc.example": ["192.0.2.7"] }))).toEqual({
    trunks,
    hosts: { "sbc.example": ["192.0.2.7"] },
    unresolved: [],
  });
});

test("a host is spelled as Kamailio spells the address of a packet: a certificate is looked at for that one", async () => {
  const { trunks } = await resolvedTrunks([
    trunk("a", [], "2001:0DB8:0:0::00A1"),
    trunk("b", [], "192.0.2.7"),
  ]);
  expect(trunks.map(({ host }) => host)).toEqual(["2001:db8::a1", "192.0.2.7"]);
});

test("a name that cannot be resolved, or stands for nothing, keeps the addresses that it had", async () => {
  const before = { "sip.example": ["192.0.2.1"], "old.example": ["192.0.2.9"] };
  const trunks = [trunk("a", ["sip.example"])];
  for (const names of [{}, { "sip.example": [] }])
    expect(await resolvedTrunks(trunks, before, resolve(names))).toEqual({
      trunks: [trunk("a", ["192.0.2.1"])],
      hosts: { "sip.example": ["192.0.2.1"] },
      unresolved: ["sip.example"],
    });
});

test("the machine's own names are known", async () => {
  expect((await resolvedTrunks([trunk("a", ["localhost"])])).trunks[0]?.addresses).toContain("127.0.0.1");
});
