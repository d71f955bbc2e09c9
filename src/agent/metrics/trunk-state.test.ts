import { expect, test } from "vitest";
import { trunkState } from "./trunk-state.ts";

test("a trunk of which nothing is known is in order", () => {
  expect(trunkState("north", new Map())).toEqual({ trunk: "north", failures: 0, refusals: 0 });
});

test("what Kamailio's table says of it, and nothing of a trunk with a longer name", () => {
  const table = new Map([
    ["north:suspect", "1790000000000 2 waiting no-reply"],
    ["north:failures", "3"],
    ["north:options", "408"],
    ["north:worked", "1789999990500"],
    ["north:registration", "refused 1790000060000 1 403"],
    ["north:refusals", "2"],
    ["north-2:failures", "9"],
  ]);
  expect(trunkState("north", table)).toEqual({
    ...{ trunk: "north", suspectFor: "no-reply", failures: 3, options: 408, worked: 1_789_999_990.5 },
    ...{ registration: "refused", refusals: 2 },
  });
  expect(trunkState("north-2", table)).toEqual({ trunk: "north-2", failures: 9, refusals: 0 });
});
