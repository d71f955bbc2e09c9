import { expect, test } from "vitest";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { sipsTransport } from "./sips-transport.ts";

test("sips: over UDP alone cannot be", () => {
  const addresses = [
    "sips:a@pbx.example.cn;transport=udp",
    "sips:a@pbx.example.cn;transport=tcp",
    "sips:a@pbx.example.cn",
    "sip:a@pbx.example.cn;transport=udp",
  ];
  const bindings = addresses.map((sip, i) => ({ id: `b${i}`, sip }));
  expect(places(sipsTransport.check(enterpriseFile({ bindings }), platformFile()))).toEqual([
    { code: "sips-transport", path: ["bindings", 0, "sip"] },
  ]);
});
