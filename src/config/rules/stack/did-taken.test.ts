import { expect, test } from "vitest";
import { checkedBy } from "../checked-by.ts";
import { didTaken } from "./did-taken.ts";

const check = checkedBy(didTaken);

test("however it is written", () => {
  expect(check([{ contract: { did: "0755-26001615" } }, {}, { contract: { did: "010-62340000" } }])).toEqual(
    [],
  );
  expect(check([{ contract: { did: "0755-26001615" } }, { contract: { did: "+8675526001615" } }])).toEqual([
    { file: "a.yaml", code: "did-taken", path: ["contract", "did"] },
    { file: "b.yaml", code: "did-taken", path: ["contract", "did"] },
  ]);
});
