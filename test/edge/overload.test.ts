import { describe, expect, test } from "vitest";
import { missingLua } from "../conformance/lua-interpreter.ts";
import { runLua } from "./run-lua.ts";

const missing = missingLua("lua5.1");
if (missing) console.warn(`SKIPPED: the overload guard is not tested in parts: ${missing}`);

/** What the steps answer, those that answer anything. */
const run = (steps: unknown[][]) => runLua("overload.lua", steps) as unknown[];
/** Shares of calls refused after beats that were taken up 100 ms apart, by what each had waited. */
const shares = (waits: number[]) =>
  run([["shares", waits.map((wait, index) => [1000 + 100 * index, wait])]])[0] as number[];

const beats = (count: number, wait: number) => Array<number>(count).fill(wait);

describe.skipIf(missing)(`which share of calls is refused${missing ? ` (skipped: ${missing})` : ""}`, () => {
  test("none while packets wait less than 100 ms, however long", () => {
    expect(Math.max(...shares(beats(100, 99)))).toBe(0);
  });

  test("none in the first 0.3 s of a queue, whatever it waits", () => {
    expect(shares(beats(4, 900))).toEqual([0, 0, 0, 1]);
  });

  test("none of a queue that is being worked off, however long it takes", () => {
    expect(Math.max(...shares(Array.from({ length: 30 }, (_, index) => 1500 - 50 * index)))).toBe(0);
  });

  test("none at 200 ms, the more the longer packets wait, and more while that does not suffice", () => {
    expect(shares(beats(20, 200)).at(-1)).toBe(0);
    expect(shares(beats(4, 275)).at(-1)).toBe(0.25);
    expect(shares(beats(4, 350)).at(-1)).toBe(0.5);
    expect(shares(beats(14, 275)).at(-1)).toBeGreaterThan(0.4);
  });

  test("none from the first short wait on, and what was needed at once when the queue comes back", () => {
    const last = shares([...beats(20, 300), 20, 20, 220]).slice(-4);
    expect(last[0]).toBeGreaterThan(0.6);
    expect(last.slice(1, 3)).toEqual([0, 0]);
    expect(last[3]).toBeGreaterThan(0.3);
  });

  test("what was needed is forgotten after two seconds of short waits", () => {
    expect(shares([...beats(40, 600), ...beats(20, 0), 220, 220, 220]).slice(-3)).toEqual([0, 0, 0]);
  });
});

interface Outcome {
  offered: number;
  done: number;
  refused: number;
  longest: number;
  shares: number[];
  perSecond: number[];
}

/** A server of 250 calls a second, a refusal a tenth of a call, in virtual time. */
const model = (
  loads: { from: number; to: number; load: number }[],
  until: number,
  still?: { from: number; to: number },
) => runLua("queue-model.lua", { loads, until_ms: until, still }) as Outcome;

describe.skipIf(missing)(`a queue under the guard${missing ? ` (skipped: ${missing})` : ""}`, () => {
  test.each([1.2, 1.5, 2, 3, 5])(
    "%s times what it can do: it goes on, evenly, and packets wait little",
    (load) => {
      const { perSecond, longest, refused, offered } = model([{ from: 0, to: 30_000, load }], 30_000);
      // Calls a second that are left when the others have been refused: x calls and (load * 250 - x) tenths of one.
      const left = Math.min(250, (250 - 25 * load) / 0.9);
      const settled = perSecond.slice(3, 29);
      const mean = settled.reduce((sum, done) => sum + done, 0) / settled.length;
      expect(mean).toBeGreaterThan(0.97 * left);
      for (const done of settled) expect(Math.abs(done - mean)).toBeLessThan(0.25 * mean);
      expect(longest).toBeLessThan(1000);
      expect(refused / offered).toBeCloseTo(1 - left / (250 * load), 1);
    },
  );

  test("less than it can do: nobody is refused", () => {
    expect(model([{ from: 0, to: 60_000, load: 0.9 }], 60_000).refused).toBe(0);
  });

  test.each([300, 500, 700])("it stands still for %s ms at half its load: nobody is refused", (time) => {
    const { refused, longest } = model([{ from: 0, to: 10_000, load: 0.5 }], 10_000, {
      from: 3000,
      to: 3000 + time,
    });
    expect(refused).toBe(0);
    expect(longest).toBeGreaterThan(time * 0.9);
  });

  test("when the load falls nobody is refused any more within half a second", () => {
    const { shares: all } = model(
      [
        { from: 0, to: 5000, load: 3 },
        { from: 5000, to: 10_000, load: 0.7 },
      ],
      10_000,
    );
    expect(Math.max(...all.slice(30, 50))).toBeGreaterThan(0.5);
    expect(Math.max(...all.slice(56))).toBe(0);
  });
});

/** Seven beats, 100 ms apart, each of which waits 400 ms: a queue that stands. */
const stands: unknown[][] = Array.from({ length: 11 }, (_, turn) => [
  ["at", 100 * turn],
  ...(turn < 7 ? [["beat"]] : []),
  ...(turn >= 4 ? [["take", turn - 3]] : []),
]).flat();
const after = (steps: unknown[][]) => run([...stands, ...steps]).slice(run(stands).length);

describe.skipIf(missing)(`who is refused${missing ? ` (skipped: ${missing})` : ""}`, () => {
  test("a beat is the edge's own, with its key, from its own address", () => {
    const others = [
      ["take", 1, "192.0.2.9"],
      ["take", "hotline400 beat 00 1"],
      ["take", "INVITE sip:"],
    ];
    expect(run([["beat"], ...others, ["take", 1]]).slice(1)).toEqual([false, false, false, true]);
  });

  test("nobody before the first beat, nor where beats come no more", () => {
    expect(run([["call", "a", 0]])).toEqual([false]);
    expect(
      after([
        ["call", "a", 0],
        ["at", 4000],
        ["call", "b", 0],
      ]),
    ).toEqual([true, false]);
  });

  test("by chance, which a call's repetitions share, each counted once, and which stays", () => {
    const results = after([
      ["call", "a", 0.99],
      ["call", "b", 0.01],
      ["call", "b", 0.01],
      ["counted"],
      ["at", 3000],
      ["call", "b", 0.01],
      ["call", "c", 0.01],
      ["counted"],
    ]);
    expect(results).toEqual([false, true, true, 1, true, false, 1]);
  });

  test("a beat that another worker was faster with says nothing more; a clock that was set back does", () => {
    expect(
      run([
        ["beat"],
        ["at", 100],
        ["beat"],
        ["at", 130],
        ["take", 2],
        ["at", 900],
        ["take", 1],
        ["waiting"],
      ]).at(-1),
    ).toBe(30);
    const back = run([
      ["at", 60_000],
      ["beat"],
      ["take", 1],
      ["at", 0],
      ["beat"],
      ["at", 70],
      ["take", 2],
      ["waiting"],
    ]);
    expect(back.at(-1)).toBe(70);
  });

  test("a beat on its way says how long packets wait by now, one that is gone for good nothing", () => {
    const waiting = (ms: number) =>
      run([["beat"], ["take", 1], ["at", 100], ["beat"], ["at", ms], ["waiting"], ["slow"]]).slice(-2);
    expect(waiting(250)).toEqual([0, false]);
    expect(waiting(1000)).toEqual([700, true]);
    expect(waiting(40_000)).toEqual([0, false]);
  });

  test("answers are waited for longer while the edge stood still lately, 2 s at most, and less and less", () => {
    const still = (ms: number, later: number) =>
      run([["beat"], ["take", 1], ["at", ms], ["beat"], ["take", 2], ["at", ms + later], ["allowance"]]).at(
        -1,
      );
    expect(still(150, 0)).toBe(0);
    expect(still(1000, 0)).toBe(800);
    expect(still(1000, 3000)).toBe(400);
    expect(still(1000, 6000)).toBe(0);
    expect(still(9000, 0)).toBe(2000);
    // The clock was set back by an hour.
    expect(still(1000, -3_600_000)).toBe(0);
  });

  test("the longest wait of a minute is kept for who looks seldom", () => {
    const steps = [["beat"], ["at", 400], ["take", 1], ["beat"], ["at", 410], ["take", 2], ["longest"]];
    const later = [["at", 70_000], ["beat"], ["at", 70_020], ["take", 3], ["longest"]];
    const longest = [run(steps).at(-1), run([...steps, ...later]).at(-1)];
    expect(longest.map((each) => String(each).split(" ")[0])).toEqual(["400", "20"]);
  });
});
