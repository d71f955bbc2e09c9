import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Platform } from "../../platform.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { intelligentNetworkTarget } from "./intelligent-network-target.ts";

const check = (parts: Partial<Enterprise>, platform: Partial<Platform> = {}) =>
  places(intelligentNetworkTarget.check(enterpriseFile(parts), platformFile(platform)));

test("landlines only", () => {
  expect(
    check({
      contract: { platform: "intelligent-network" },
      bindings: [
        { id: "a", phone: "0791-86221111" },
        { id: "b", phone: "13901234567" },
        { id: "c", phone: "0791-86221112", kind: "trunk" },
        { id: "d", sip: "sip:a@pbx.example.cn" },
      ],
    }),
  ).toEqual([
    { code: "intelligent-network-target", path: ["bindings", 1, "phone"] },
    { code: "intelligent-network-target", path: ["bindings", 2, "phone"] },
    { code: "intelligent-network-target", path: ["bindings", 3, "sip"] },
  ]);
});

test("the forwarding platform reaches all", () => {
  expect(check({})).toEqual([]);
});
