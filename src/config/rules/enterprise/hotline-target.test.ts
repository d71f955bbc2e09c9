import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { hotlineTarget } from "./hotline-target.ts";

const check = (parts: Partial<Enterprise>) =>
  places(hotlineTarget.check(enterpriseFile(parts), platformFile()));

test("a 400 number is no target", () => {
  expect(
    check({
      bindings: [
        { id: "a", phone: "400-820-1615" },
        { id: "b", phone: "010-62345678" },
      ],
    }),
  ).toEqual([{ code: "hotline-target", path: ["bindings", 0, "phone"] }]);
});

test("nor in a SIP address, wherever that leads", () => {
  expect(
    check({
      bindings: [
        { id: "a", sip: "sip:+864008201615@pbx.example.cn" },
        { id: "b", sip: "sip:4008201615@10.0.0.1:5090;transport=tcp" },
        { id: "c", sip: "sip:desk@4008201615.example.cn" },
        { id: "d", sip: "sip:+8675526550101@pbx.example.cn" },
      ],
    }),
  ).toEqual([
    { code: "hotline-target", path: ["bindings", 0, "sip"] },
    { code: "hotline-target", path: ["bindings", 1, "sip"] },
  ]);
});
