import { expect, test } from "vitest";
import { loadState } from "./load-state.ts";

test("what Kamailio's table says of its load", () => {
  const table = new Map([
    ["beat", "1790000000100 1790000000230 130.0 1790000000100 640.0 0.3100 0.4250"],
    ["longest", "640 1789999990000"],
    ["refused", "1790000000"],
  ]);
  expect(loadState(table)).toEqual({ waited: 0.64, refused: 0.425 });
});

test("before the first beat nothing is known", () => {
  expect(loadState(new Map())).toBeUndefined();
});
