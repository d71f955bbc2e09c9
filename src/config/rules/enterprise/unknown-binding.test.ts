import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { unknownBinding } from "./unknown-binding.ts";

const check = (parts: Partial<Enterprise>) =>
  places(unknownBinding.check(enterpriseFile(parts), platformFile()));

test("groups, nested groups, queues and extensions must name a binding", () => {
  expect(
    check({
      answer: [{ do: { ring: ["desk", "dek"], otherwise: { ring: ["bos"] } } }],
      menus: { main: { greeting: "hello", extensions: { "8001": "desk", "8002": "nobody" } } },
      queues: { wait: { members: ["desk", "lobby"] } },
    }),
  ).toEqual([
    { code: "unknown-binding", path: ["answer", 0, "do", "ring", 1] },
    { code: "unknown-binding", path: ["answer", 0, "do", "otherwise", "ring", 0] },
    { code: "unknown-binding", path: ["menus", "main", "extensions", "8002"] },
    { code: "unknown-binding", path: ["queues", "wait", "members", 1] },
  ]);
});

test("the near miss and the valid names are given", () => {
  const [finding] = unknownBinding.check(
    enterpriseFile({ answer: [{ do: { ring: ["dek"] } }] }),
    platformFile(),
  );
  expect(finding?.params).toEqual({ name: "dek", near: "desk", valid: ["desk", "boss"] });
});

test("names that every object has are names like others", () => {
  expect(check({ answer: [{ do: { ring: ["constructor"] } }] })).toEqual([
    { code: "unknown-binding", path: ["answer", 0, "do", "ring", 0] },
  ]);
});
