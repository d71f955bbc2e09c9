import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { unknownQueue } from "./unknown-queue.ts";

const check = (parts: Partial<Enterprise>) =>
  places(unknownQueue.check(enterpriseFile(parts), platformFile()));

test("actions must lead to a queue of the file", () => {
  expect(
    check({
      answer: [{ do: { ring: ["desk"], otherwise: { queue: "mian" } } }],
      queues: { main: { members: ["desk"], otherwise: { queue: "other" } } },
    }),
  ).toEqual([
    { code: "unknown-queue", path: ["answer", 0, "do", "otherwise", "queue"] },
    { code: "unknown-queue", path: ["queues", "main", "otherwise", "queue"] },
  ]);
});
