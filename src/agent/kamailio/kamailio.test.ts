import { expect, test } from "vitest";
import type { RpcValue } from "./binrpc.ts";
import { kamailioAt } from "./kamailio.ts";

/** Where Kamailio listens, by an answer of its `corex.list_sockets`. */
const listenersOf = (...sockets: RpcValue[]) => kamailioAt({ ask: async () => sockets }).listeners();

test.each<[string, (advertise: string, v6: string) => RpcValue[]]>([
  [
    "5.6",
    (advertised, v6) => [
      {
        PROTO: "udp",
        NAME: "192.0.2.7",
        ADDRLIST: { ADDR: "192.0.2.7" },
        PORT: "5060",
        ADVERTISE: advertised,
      },
      { PROTO: "tcp", NAME: "[2001:db8::7]", ADDRLIST: { ADDR: "2001:db8::7" }, PORT: "5060", ADVERTISE: v6 },
    ],
  ],
  [
    "6.1",
    (advertised, v6) => [
      {
        ...{ proto: "udp", name: "192.0.2.7", addrlist: { addr: "192.0.2.7" }, port: "5060" },
        advertise: advertised === "-" ? "-" : `udp:${advertised}:5060`,
      },
      {
        ...{ proto: "tcp", name: "[2001:db8::7]", addrlist: { addr: "2001:db8::7" }, port: "5060" },
        advertise: v6 === "-" ? "-" : `tcp:${v6}:5060`,
      },
    ],
  ],
])("sockets as Kamailio %s writes them: where it listens, and what it tells others", async (_, written) => {
  const own = [
    { transport: "udp", address: "192.0.2.7", port: 5060, advertised: "192.0.2.7" },
    { transport: "tcp", address: "2001:db8::7", port: 5060, advertised: "2001:db8::7" },
  ];
  expect(await listenersOf(...written("-", "-"))).toEqual(own);
  expect(await listenersOf(...written("203.0.113.7", "[2001:db8::99]"))).toEqual([
    { ...own[0], advertised: "203.0.113.7" },
    { ...own[1], advertised: "2001:db8::99" },
  ]);
});
