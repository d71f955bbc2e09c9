import { expect, test } from "vitest";
import { checkedBy } from "../checked-by.ts";
import { numberTaken } from "./number-taken.ts";

const check = checkedBy(numberTaken);

test("every owner but one is too many, and each file says so", () => {
  expect(check([{}, { number: "4006010115" }, {}, {}])).toEqual([
    { file: "a.yaml", code: "number-taken", path: ["number"] },
    { file: "c.yaml", code: "number-taken", path: ["number"] },
    { file: "d.yaml", code: "number-taken", path: ["number"] },
  ]);
});
