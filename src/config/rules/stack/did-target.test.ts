import { expect, test } from "vitest";
import { checkedBy } from "../checked-by.ts";
import { didTarget } from "./did-target.ts";

const check = checkedBy(didTarget);

test("a target that is a DID, of another number or its own, loops", () => {
  expect(
    check([
      {
        contract: { did: "0755-26001615" },
        bindings: [
          { id: "a", phone: "010-62345678" },
          { id: "b", phone: "+8675526001615" },
        ],
      },
      { bindings: [{ id: "a", phone: "0755 2600 1615" }] },
    ]),
  ).toEqual([
    { file: "a.yaml", code: "did-target", path: ["bindings", 1, "phone"] },
    { file: "b.yaml", code: "did-target", path: ["bindings", 0, "phone"] },
  ]);
});

test("so does a SIP address that names it", () => {
  expect(
    check([
      {
        contract: { did: "0755-26001615" },
        bindings: [
          { id: "a", sip: "sip:+8675526001615@pbx.example.cn" },
          { id: "b", sip: "sip:desk@pbx.example.cn" },
        ],
      },
      {
        bindings: [
          { id: "a", sip: "sip:0755-2600-1615@pbx.example.cn" },
          { id: "b", sip: "sip:075526001616@pbx.example.cn" },
        ],
      },
    ]),
  ).toEqual([
    { file: "a.yaml", code: "did-target", path: ["bindings", 0, "sip"] },
    { file: "b.yaml", code: "did-target", path: ["bindings", 0, "sip"] },
  ]);
});
