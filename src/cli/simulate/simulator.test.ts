import fc from "fast-check";
import { expect, test } from "vitest";
import { areaTable } from "#model/area-table.ts";
import { planOf } from "#model/plan-of.ts";
import { sampleEnterprise, samplePlatform } from "#model/samples.ts";
import { account } from "./account.ts";
import { simulateBatch } from "./batch.ts";
import { simulate, simulator } from "./simulator.ts";

const areas = areaTable({
  version: "1",
  licence: "none",
  source: "test",
  runs: [
    [1_390_123, "010"],
    [1_390_124, ""],
  ],
});
const plan = planOf(
  {
    ...sampleEnterprise,
    contract: { did: "010-62340000" },
    ringback: "welcome",
    screening: { block: ["area:0791"] },
  },
  samplePlatform,
);
const against = simulator("digest", [plan], areas);
const call = {
  number: "4006010114",
  caller: "13901234567",
  at: "2026-10-10T11:00:00+08:00",
  atMs: 1_791_601_200_000,
  random: 0,
  counters: {},
};

test("the output names everything, with nulls where there is nothing", () => {
  expect(simulate(against, call)).toEqual({
    number: "4006010114",
    caller: "13901234567",
    at: "2026-10-10T11:00:00+08:00",
    generation: "digest",
    outcome: "ring",
    reason: null,
    rule: null,
    attempts: [
      { binding: "desk", target: "+861062345678", ringSeconds: 20 },
      { binding: "boss", target: "+8613901234567", ringSeconds: 20 },
    ],
    ringback: "welcome",
    group: "default",
    account: null,
    menu: null,
    queue: null,
    announce: null,
    treatment: null,
    otherwise: null,
    hotline: "4006010114",
    enterprise: "flowers",
    callerNumber: "+8613901234567",
    area: "010",
    callerClass: "ordinary",
    random: 0,
    trace: expect.arrayContaining(["status active"]),
  });
});

test.each([
  ["400-601-0114", "4006010114"],
  ["+864006010114", "4006010114"],
  ["010-62340000", "4006010114"],
  ["01062340000", "4006010114"],
  ["4006010115", null],
  ["nonsense", null],
])("%s is the number or a DID", (number, hotline) => {
  const simulated = simulate(against, { ...call, number });
  expect(simulated).toMatchObject({ number, hotline, outcome: hotline === null ? "unknown-number" : "ring" });
});

test("an account for people says who, what and why", () => {
  const text = account(simulate(against, { ...call, number: "010-62340000" }));
  expect(text).toContain(
    "+8613901234567 (010 北京) calls 4006010114 by 010-62340000 (flowers) at 2026-10-10T11:00:00+08:00",
  );
  expect(text).toContain("ring default\n  1. desk  +861062345678  20 s\n  2. boss");
  expect(account(simulate(against, { ...call, caller: null }))).toMatch(/^an anonymous caller/);
  expect(account(simulate(against, { ...call, caller: "13901240000" }))).toContain("(area unknown)");
  expect(account(simulate(against, { ...call, caller: "0791-86221111" }))).toContain("reject blocked");
});

test("a batch answers line by line, with an error in the place of a bad line", async () => {
  const { atMs: _, ...line } = call;
  const input = [
    JSON.stringify({ ...line, random: 0.5 }),
    "",
    "{",
    JSON.stringify({ ...line, at: "now" }),
    JSON.stringify({ ...line, caller: "0791-86221111" }),
  ];
  const out: string[] = [];
  const result = await simulateBatch(
    against,
    streamOf(input.join("\n")),
    async (text) => void out.push(text),
  );
  expect(result).toEqual({ bad: 2 });
  expect(
    out
      .join("")
      .trimEnd()
      .split("\n")
      .map((text) => JSON.parse(text)),
  ).toMatchObject([
    { outcome: "ring", random: 0.5 },
    { error: { code: "not-json" }, line: 3 },
    { error: { code: "not-an-instant" }, line: 4 },
    { outcome: "reject", reason: "blocked" },
  ]);
});

test("whatever the bytes, a line gets an answer in its place", async () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.stringMatching(/^[+0-9*# -]{0,20}$/));
  const lines = fc.oneof(
    fc.json(),
    text.map((garbage) => garbage.replaceAll("\n", " ")),
    fc
      .record({
        number: text,
        caller: fc.option(text),
        at: fc.constant(call.at),
        random: fc.double(),
        counters: fc.jsonValue(),
      })
      .map((line) => JSON.stringify(line)),
    fc
      .record({ number: fc.constant(call.number), caller: text, at: fc.constant(call.at) })
      .map((line) => JSON.stringify(line)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(lines, { maxLength: 20 }), async (input) => {
      const out: string[] = [];
      await simulateBatch(against, streamOf(input.join("\n")), async (text) => void out.push(text));
      const answers = out
        .join("")
        .split("\n")
        .filter((line) => line !== "");
      expect(answers).toHaveLength(input.filter((line) => line.trim() !== "").length);
      for (const answer of answers)
        expect(JSON.parse(answer)).toSatisfy((value) => "outcome" in value || "error" in value);
    }),
    { numRuns: 300 },
  );
});

async function* streamOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
