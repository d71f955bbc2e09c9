import { expect, test } from "vitest";
import { nearestIn } from "./nearest.ts";

test("a near miss, a swap and a missing letter are found; strangers are not", () => {
  const near = nearestIn(["office", "night", "weekend"]);
  expect(near("ofice")).toBe("office");
  expect(near("nihgt")).toBe("night");
  expect(near("week-end")).toBe("weekend");
  expect(near("lunch")).toBe("");
});

test("short names may differ by one letter", () => {
  expect(nearestIn(["a1", "b2"])("a2")).toBe("a1");
  expect(nearestIn([])("office")).toBe("");
});

test("the nearest wins", () => {
  expect(nearestIn(["south-desk", "north-desk"])("nort-desk")).toBe("north-desk");
});

test("after fifty different questions it no longer guesses", () => {
  const near = nearestIn(["name-99"]);
  for (let i = 0; i < 50; i++) near(`name-${i}`);
  expect(near("name-98")).toBe("");
});
