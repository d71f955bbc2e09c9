import { expect, test } from "vitest";
import { SideFigures } from "./side-figures.ts";

const stream = (ssrc: number, packets: number, lost = 0, jitterMs = 1) => ({ ssrc, packets, lost, jitterMs });

test("a stream's figures are its last, its jitter the mean while packets came", () => {
  const side = new SideFigures();
  expect(
    [stream(1, 50, 1, 2), stream(1, 100, 3, 4), stream(1, 100, 3, 4)].map((each) => side.add(each)),
  ).toEqual([true, true, false]);
  expect(side.figures()).toEqual({ packets: 100, lost: 3, jitterMs: 3, jitterMaxMs: 4 });
});

test("another stream, or another relay, counts on", () => {
  const side = new SideFigures();
  for (const each of [stream(1, 50, 1), stream(2, 10, 2), stream(2, 4, 1)]) side.add(each);
  expect(side.figures()).toMatchObject({ packets: 64, lost: 4 });
});

test("who never spoke has sent nothing", () => {
  expect(new SideFigures().figures()).toEqual({ packets: 0, lost: 0, jitterMs: 0, jitterMaxMs: 0 });
});
