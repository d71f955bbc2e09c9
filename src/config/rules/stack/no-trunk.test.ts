import { expect, test } from "vitest";
import { checkedBy } from "../checked-by.ts";
import { noTrunk } from "./no-trunk.ts";

const check = checkedBy(noTrunk);

test("the number's own carrier must have a trunk", () => {
  expect(check([{}, { number: "4007755114" }])).toEqual([
    { file: "b.yaml", code: "no-trunk", path: ["number"] },
  ]);
});

test("the intelligent network needs none", () => {
  expect(check([{ number: "4007755114", contract: { platform: "intelligent-network" } }])).toEqual([]);
});
