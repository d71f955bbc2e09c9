import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Platform } from "../../platform.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { tooManyBindings } from "./too-many-bindings.ts";

const check = (parts: Partial<Enterprise>, platform: Partial<Platform> = {}) =>
  places(tooManyBindings.check(enterpriseFile(parts), platformFile(platform)));

const phones = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `desk-${i}`, phone: `010-623456${10 + i}` }));

test("20 on the forwarding platform", () => {
  expect(check({ bindings: phones(20) })).toEqual([]);
  expect(check({ bindings: phones(22) })).toEqual([{ code: "too-many-bindings", path: ["bindings", 20] }]);
});

test("3 on the intelligent network, also when that is the default", () => {
  expect(check({ contract: { platform: "intelligent-network" }, bindings: phones(3) })).toEqual([]);
  expect(check({ contract: { platform: "intelligent-network" }, bindings: phones(4) })).toEqual([
    { code: "too-many-bindings", path: ["bindings", 3] },
  ]);
  expect(
    check({ bindings: phones(4) }, { defaults: { tariff: "agent-030", platform: "intelligent-network" } }),
  ).toEqual([{ code: "too-many-bindings", path: ["bindings", 3] }]);
});
