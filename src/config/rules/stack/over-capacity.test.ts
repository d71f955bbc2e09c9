import { expect, test } from "vitest";
import { checkedBy } from "../checked-by.ts";
import { trunk } from "../platform-file.ts";
import { overCapacity } from "./over-capacity.ts";

const check = checkedBy(overCapacity);

const many = [
  { screening: { maxConcurrent: 60 } },
  { screening: { maxConcurrent: 41 } },
  { number: "4007755114", screening: { maxConcurrent: 5000 } },
];
const trunks: [ReturnType<typeof trunk>] = [trunk({ capacity: 5 })];

test("more than the trunks carry, times the overbooking", () => {
  expect(check(many, { trunks })).toEqual([
    { file: "platform.yaml", code: "over-capacity", path: ["trunks", 0, "capacity"] },
  ]);
  expect(check(many.slice(1), { trunks })).toEqual([]);
  expect(check(many, { trunks, overbooking: 21 })).toEqual([]);
});
