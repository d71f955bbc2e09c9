import { expect, test } from "vitest";
import { checkedBy } from "../checked-by.ts";
import { idTaken } from "./id-taken.ts";

const check = checkedBy(idTaken);

test("ids are unique in a stack", () => {
  expect(check([{}, { metadata: { id: "other", name: "x" } }])).toEqual([]);
  expect(check([{}, {}])).toEqual([
    { file: "a.yaml", code: "id-taken", path: ["metadata", "id"] },
    { file: "b.yaml", code: "id-taken", path: ["metadata", "id"] },
  ]);
});
