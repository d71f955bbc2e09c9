import { expect, test } from "vitest";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { edgeTarget } from "./edge-target.ts";

const check = (...addresses: string[]) => {
  const bindings = addresses.map((sip, i) => ({ id: `b${i}`, sip }));
  return places(edgeTarget.check(enterpriseFile({ bindings }), platformFile()));
};

test("the platform's own domain and addresses are no targets", () => {
  expect(
    check(
      "sip:a@SIP.local.example",
      "sip:a@pbx.example.cn",
      "sip:a@127.0.0.1;transport=udp",
      "sip:a@127.0.0.1:5061",
    ),
  ).toEqual([
    { code: "edge-target", path: ["bindings", 0, "sip"] },
    { code: "edge-target", path: ["bindings", 2, "sip"] },
    { code: "edge-target", path: ["bindings", 3, "sip"] },
  ]);
});

test("another port of the same machine is somebody else", () => {
  expect(check("sip:a@127.0.0.1:5090")).toEqual([]);
});
