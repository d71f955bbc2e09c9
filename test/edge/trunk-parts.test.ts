import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { luaPath } from "#edge/lua-path.ts";
import { missingLua } from "../conformance/lua-interpreter.ts";

const runtime = fileURLToPath(new URL("../../runtime/kamailio/", import.meta.url));
const lua = "lua5.1";
const missing = missingLua(lua);

if (missing) console.warn(`SKIPPED: the edge's trunks are not tested in parts: ${missing}`);

/** Results of some steps from a fresh state. */
function run(steps: unknown[][]): unknown[] {
  const script = fileURLToPath(new URL("trunk-parts.lua", import.meta.url));
  const child = spawnSync(lua, [script], {
    input: `${JSON.stringify(steps)}\n`,
    encoding: "utf8",
    env: { ...process.env, LUA_PATH: `${luaPath([runtime])};;` },
  });
  if (child.status !== 0) throw new Error(child.stderr);
  const results: unknown[] | Record<string, never> = JSON.parse(child.stdout);
  return Array.isArray(results) ? results : [];
}

const trunk = (id: string, priority: number, more: object = {}) => ({
  ...{ id, priority, weight: 1, cost: 0, capacity: 10 },
  ...more,
});

describe.skipIf(missing)(
  `what the edge knows of its trunks${missing ? ` (skipped: ${missing})` : ""}`,
  () => {
    test("by priority, then drawn by weight, the same for the same random", () => {
      const list = [
        trunk("backup", 2),
        trunk("heavy", 1, { weight: 90, cost: 9 }),
        trunk("light", 1, { weight: 10, cost: 1 }),
      ];
      const randoms = Array.from({ length: 400 }, (_, index) => index / 400);
      const steps = randoms.map((random) => ["order", list, "weight", random, 1]);
      const orders = run(steps) as string[][];
      expect(run(steps)).toEqual(orders);
      for (const order of orders) expect([...order].sort()).toEqual(["backup", "heavy", "light"]);
      expect(orders.every((order) => order[2] === "backup")).toBe(true);
      const light = orders.filter((order) => order[0] === "light").length;
      expect(light).toBeGreaterThan(20);
      expect(light).toBeLessThan(70);
    });

    test("by cost within a priority where the platform says so, equal ones by weight", () => {
      const list = [
        trunk("backup", 2, { cost: 0 }),
        trunk("dear", 1, { cost: 900, weight: 100 }),
        trunk("cheap", 1, { cost: 600 }),
        trunk("as-cheap", 1, { cost: 600, weight: 3 }),
      ];
      const orders = run(
        Array.from({ length: 200 }, (_, index) => ["order", list, "cost", index / 200, 1]),
      ) as string[][];
      expect(new Set(orders.map((order) => order.slice(2).join()))).toEqual(new Set(["dear,backup"]));
      const share = orders.filter((order) => order[0] === "as-cheap").length;
      expect(share).toBeGreaterThan(110);
      expect(share).toBeLessThan(190);
    });

    const fails = (cause: string) => Array.from({ length: 3 }, () => ["ended", "it", cause]);

    test("three failures in a row make a trunk suspect, its target's busy does not", () => {
      expect(
        run([
          ["at", 10_000],
          ["ended", "it", "no-reply"],
          ["ended", "it", "no-reply"],
          ["doubts", "it"],
          ["ended", "it", "busy"],
          ["at", 11_000],
          ["ended", "it", "no-reply"],
          ["ended", "it", "no-reply"],
          ["doubts", "it"],
          ["ended", "it", "cancelled"],
          ["ended", "it", "no-reply"],
          ["doubts", "it"],
        ]),
      ).toEqual(["none", "none", "no-reply"]);
    });

    test("a failure says nothing of the trunk where another call went through meanwhile", () => {
      const silent = Array.from({ length: 9 }, () => ["ended", "it", "no-reply", "", 800]);
      expect(run([["at", 10_000], ["works", "it"], ["at", 10_700], ...silent, ["doubts", "it"]])).toEqual([
        "none",
      ]);
      expect(run([["at", 10_000], ["works", "it"], ["at", 10_900], ...silent, ["doubts", "it"]])).toEqual([
        "no-reply",
      ]);
    });

    test("after its time one call alone tries it, and its time doubles with each failure", () => {
      expect(
        run([
          ["at", 10_000],
          ...fails("no-reply"),
          ["at", 11_999],
          ["doubts", "it"],
          ["at", 12_000],
          ["doubts", "it"],
          ["doubts", "it"],
          ["at", 12_800],
          ["ended", "it", "no-reply"],
          ["at", 16_799],
          ["doubts", "it"],
          ["at", 16_800],
          ["doubts", "it"],
          ["at", 16_900],
          ["works", "it"],
          ["doubts", "it"],
          ["doubts", "it"],
        ]),
      ).toEqual(["no-reply", "none", "no-reply", "no-reply", "none", "none", "none"]);
    });

    test("a clock that is set back by hours makes no trunk suspect for hours, nor immune", () => {
      const hour = 3_600_000;
      expect(
        run([
          ["at", hour],
          ["works", "it"],
          ...fails("no-reply"),
          ["ended", "it", "no-reply", "30", 1],
          ["doubts", "it"],
          ["at", 1000],
          ["doubts", "it"],
          ...fails("no-reply"),
          ["doubts", "it"],
        ]),
      ).toEqual(["no-reply", "none", "no-reply"]);
    });

    test("a trial of which nothing is heard is followed by the next", () => {
      expect(
        run([
          ...fails("no-reply"),
          ["at", 2000],
          ["doubts", "it"],
          ["at", 3499],
          ["doubts", "it"],
          ["at", 3500],
          ["doubts", "it"],
          ["doubts", "it"],
        ]),
      ).toEqual(["none", "no-reply", "none", "no-reply"]);
    });

    test("a carrier's Retry-After is kept, bounded, after one answer", () => {
      const until = (retryAfter: string, ms: number) =>
        run([
          ["ended", "it", "trunk-failure", retryAfter],
          ["at", ms],
          ["doubts", "it"],
        ])[0];
      expect(until("20", 19_999)).toBe("trunk-failure");
      expect(until("20 (overloaded)", 20_000)).toBe("none");
      expect(until("86400", 119_999)).toBe("trunk-failure");
      expect(until("86400", 120_000)).toBe("none");
      expect(until("soon", 0)).toBe("none");
    });

    test("OPTIONS brings a blackhole back by a trial, and says nothing of a trunk that refuses calls", () => {
      const after = (cause: string) =>
        run([...fails(cause), ["options", "it", 200], ["doubts", "it"], ["doubts", "it"]]);
      expect(after("no-reply")).toEqual(["none", "no-reply"]);
      expect(after("send-failure")).toEqual(["none", "send-failure"]);
      expect(after("trunk-failure")).toEqual(["trunk-failure", "trunk-failure"]);
    });

    test.each([
      [200, "none"],
      [403, "none"],
      [404, "none"],
      [405, "none"],
      [501, "none"],
      [503, "options"],
      [500, "options"],
    ])("OPTIONS answered with %i: suspect for %s", (code, why) => {
      expect(
        run([
          ["options", "it", code],
          ["doubts", "it"],
        ]),
      ).toEqual([why]);
    });

    test("OPTIONS without answer counts after one that had one, where no call went through lately", () => {
      const silent = [
        ["options", "it", 408],
        ["options", "it", 408],
        ["doubts", "it"],
      ];
      expect(run(silent)).toEqual(["none"]);
      expect(run([["at", 100_000], ["options", "it", 404], ...silent])).toEqual(["options"]);
      expect(run([["at", 100_000], ["works", "it"], ["options", "it", 200], ...silent])).toEqual(["none"]);
      expect(
        run([["at", 100_000], ["options", "it", 200], ...silent, ["options", "it", 200], ["doubts", "it"]]),
      ).toEqual(["options", "none"]);
    });

    test("a suspect trunk comes last, never not at all; a full one and one at its rate not at all", () => {
      const trunks = [
        trunk("one", 1),
        trunk("two", 2, { capacity: 4 }),
        trunk("three", 3, { callsPerSecond: 1 }),
        trunk("four", 4),
      ];
      expect(
        run([
          ["config", { trunks, trunkOrder: "weight" }],
          ["ended", "one", "no-reply"],
          ["ended", "one", "no-reply"],
          ["ended", "one", "no-reply"],
          ["legs", "two", 4],
          ["choose", 0.5],
          ["choose", 0.5],
        ]),
      ).toEqual([
        ["three, not one: no-reply, not two: full", "four", "one"],
        ["four, not one: no-reply, not two: full, not three: calls-per-second", "one"],
      ]);
    });

    test("several edges share a trunk's capacity, each at least one leg", () => {
      const first = (capacity: number, legs: number, peers: string[]) =>
        run([
          ["config", { trunks: [trunk("it", 1, { capacity })], trunkOrder: "weight" }],
          ["set", "self", "a"],
          ["set", "peers", peers.map((id) => ({ id, address: id }))],
          ["legs", "it", legs],
          ["choose", 0.5],
        ])[0];
      expect(first(10, 3, ["a", "b", "c"])).toEqual(["nobody, not it: full"]);
      expect(first(10, 2, ["a", "b", "c"])).toEqual(["it"]);
      expect(first(10, 2, ["b", "c"])).toEqual(["it"]);
      expect(first(2, 0, ["a", "b", "c"])).toEqual(["it"]);
      expect(first(2, 1, ["a", "b", "c"])).toEqual(["nobody, not it: full"]);
    });

    test("calls a second are those of the last second, whenever it began", () => {
      expect(
        run([
          ["at", 900],
          ["rate", 10, 12],
          ["at", 1100],
          ["rate", 10, 5],
          ["at", 1500],
          ["rate", 10, 12],
          ["at", 9000],
          ["rate", 10, 12],
        ]),
      ).toEqual([10, 1, 4, 10]);
    });
  },
);
