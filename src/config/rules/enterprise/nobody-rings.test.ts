import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { nobodyRings } from "./nobody-rings.ts";

const bindings: Enterprise["bindings"] = [
  { id: "desk", phone: "010-62345678" },
  { id: "old", phone: "010-62345679", enabled: false },
];
const check = (parts: Partial<Enterprise>) =>
  places(nobodyRings.check(enterpriseFile(parts), platformFile()));

test("a group or queue whose members are all disabled rings nobody", () => {
  expect(
    check({
      bindings,
      answer: [{ do: { ring: ["old"], otherwise: { ring: ["old", "desk"] } } }],
      queues: { wait: { members: ["old"] }, main: { members: ["desk", "old"] } },
    }),
  ).toEqual([
    { code: "nobody-rings", path: ["answer", 0, "do", "ring"] },
    { code: "nobody-rings", path: ["queues", "wait", "members"] },
  ]);
});

test("the group of a file without answer", () => {
  expect(check({ bindings: bindings.slice(1) })).toEqual([{ code: "nobody-rings", path: ["bindings"] }]);
  expect(check({ bindings })).toEqual([]);
});
