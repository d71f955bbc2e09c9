import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { sipHost } from "./sip-host.ts";

const check = (parts: Partial<Enterprise>) => places(sipHost.check(enterpriseFile(parts), platformFile()));

test("ports and addresses that can exist", () => {
  expect(
    check({
      bindings: [
        { id: "a", sip: "sip:a@pbx.example.cn:5090;transport=tcp" },
        { id: "b", sip: "sip:a@[2001:db8::1]:5060" },
      ],
    }),
  ).toEqual([]);
  expect(
    check({
      bindings: [
        { id: "a", sip: "sip:a@pbx.example.cn:70000" },
        { id: "b", sip: "sip:a@10.0.0.256;transport=udp" },
      ],
    }),
  ).toEqual([
    { code: "invalid-port", path: ["bindings", 0, "sip"] },
    { code: "invalid-address", path: ["bindings", 1, "sip"] },
  ]);
});

test("names are labels with single dots between them", () => {
  expect(
    check({
      bindings: [
        { id: "a", sip: "sip:a@..b..cn" },
        { id: "b", sip: "sip:a@-pbx.example.cn:5070" },
        { id: "c", sip: "sip:a@pbx.example.cn." },
      ],
    }),
  ).toEqual([0, 1, 2].map((i) => ({ code: "invalid-host", path: ["bindings", i, "sip"] })));
});
