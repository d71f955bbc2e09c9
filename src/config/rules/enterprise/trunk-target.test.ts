import { expect, test } from "vitest";
import type { Platform } from "../../platform.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile, trunk } from "../platform-file.ts";
import { trunkTarget } from "./trunk-target.ts";

function check(trunks: Platform["trunks"], ...addresses: string[]): number[] {
  const bindings = addresses.map((sip, i) => ({ id: `b${i}`, sip }));
  const found = places(trunkTarget.check(enterpriseFile({ bindings }), platformFile({ trunks })));
  return found.map(({ code, path }) => {
    expect([code, path[2]]).toEqual(["trunk-target", "sip"]);
    return Number(path[1]);
  });
}

test("a trunk's host and its source addresses are no targets", () => {
  const trunks = [
    trunk({
      host: "SBC.carrier.example",
      auth: { kind: "address", addresses: ["192.0.2.1", "2001:DB8::1"] },
    }),
  ];
  expect(
    check(
      trunks,
      "sip:075526550101@sbc.carrier.example",
      "sip:a@SBC.CARRIER.EXAMPLE:5060;transport=tcp",
      "sip:a@192.0.2.1",
      "sip:a@[2001:db8::1]",
      "sip:a@pbx.carrier.example",
    ),
  ).toEqual([0, 1, 2, 3]);
});

test("another port is somebody else", () => {
  expect(check([trunk({})], "sip:a@127.0.0.11:5090", "sip:a@127.0.0.11", "sip:a@127.0.0.14:5090")).toEqual([
    0,
  ]);
  const tls = trunk({ host: "sbc.carrier.example", transport: "tls" });
  expect(check([tls], "sips:a@sbc.carrier.example", "sip:a@sbc.carrier.example")).toEqual([0]);
});
