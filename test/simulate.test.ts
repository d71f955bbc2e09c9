import { expect, test } from "vitest";
import { runHotline } from "./run-hotline.ts";

const call = ["--number", "4008201615", "--caller", "075522223333", "--at", "2026-10-10T11:00:00+08:00"];

function simulated(...args: string[]) {
  const run = runHotline(["simulate", "stacks/local", ...args, "--json"]);
  expect(run).toMatchObject({ status: 0, stderr: "" });
  return JSON.parse(run.stdout);
}

test("one call, as JSON and for people", () => {
  const json = simulated(...call, "--random", "0.25");
  expect(json).toMatchObject({
    number: "4008201615",
    caller: "075522223333",
    outcome: "ring",
    rule: 1,
    ringback: "welcome",
    reason: null,
    random: 0.25,
  });
  expect(json.attempts.map(({ binding }: { binding: string }) => binding).toSorted()).toEqual([
    "north-desk",
    "south-desk",
  ]);
  expect(json.generation).toMatch(/^[0-9a-f]{64}$/);
  const text = runHotline(["simulate", "stacks/local", ...call]).stdout;
  expect(text).toContain("+8675522223333 (0755 广东深圳) calls 4008201615 (appliances)");
  expect(text).toContain("rule 1: from 0755");
  expect(text).toContain(`generation ${json.generation}`);
});

test("the generation is the one that compile writes", () => {
  const { generation } = JSON.parse(runHotline(["simulate", "stacks/local", ...call, "--json"]).stdout);
  const compiled = runHotline(["compile", "stacks/local", "--out", "build/test-simulate", "--json"]);
  expect(JSON.parse(compiled.stdout)).toMatchObject({ generation });
});

test("a DID is its 400 number", () => {
  expect(simulated("--number", "0755-26001615", ...call.slice(2))).toMatchObject({
    number: "0755-26001615",
    hotline: "4008201615",
    rule: 1,
  });
});

test.each([
  ["anonymous", { outcome: "reject", reason: "anonymous" }],
  ["17012345678", { outcome: "reject", reason: "blocked" }],
  ["0791-86221111", { outcome: "reject", reason: "blocked" }],
  ["8613800138000", { outcome: "ring", callerClass: "allowed", callerNumber: "+8613800138000" }],
  ["19912345678", { outcome: "menu", menu: "main", area: null }],
])("a call by %s", (caller, expected) => {
  expect(simulated("--number", "4008201615", "--caller", caller, ...call.slice(4))).toMatchObject(expected);
});

test("what the table of segments does not know is said, not guessed", () => {
  const { trace } = simulated("--number", "4008201615", "--caller", "19912345678", ...call.slice(4));
  expect(trace).toContain("rule 0: area unknown");
});

test("a batch keeps its order, with an error in the place of each bad line", () => {
  const line = { number: "4008201615", caller: "13800138000", at: "2026-10-10T11:00:00+08:00" };
  const lines = [
    JSON.stringify({ ...line, counters: { concurrent: 30 } }),
    '{"number": ',
    JSON.stringify({ ...line, at: "2026-10-10T11:00:00" }),
    "",
    JSON.stringify({
      ...line,
      caller: "02187654321",
      counters: { blockedUntil: "2026-10-10T11:00:01+08:00" },
    }),
    JSON.stringify({ ...line, number: "4009999999" }),
  ];
  const run = runHotline(["simulate", "stacks/local", "--batch", "-"], { input: lines.join("\n") });
  expect(run).toMatchObject({ status: 1, stderr: "hotline simulate: 2 lines were no call\n" });
  expect(
    run.stdout
      .trimEnd()
      .split("\n")
      .map((text) => JSON.parse(text)),
  ).toMatchObject([
    { outcome: "reject", reason: "concurrency" },
    { error: { code: "not-json" }, line: 2 },
    { error: { code: "not-an-instant" }, line: 3 },
    { outcome: "reject", reason: "short-calls" },
    { outcome: "unknown-number", reason: null, rule: null, ringback: null, attempts: [] },
  ]);
});

test.each([
  [["--number", "4008201615"]],
  [["--number", "4008201615", "--caller", "1", "--at", "2026-10-10T11:00:00"]],
  [[...call, "--random", "1"]],
  [[...call, "--random", "half"]],
  [[...call, "--batch", "-"]],
  [["--batch", "nowhere.ndjson"]],
  [["--batch", "bin"]],
])("hotline simulate %j is a wrong call", (args) => {
  const run = runHotline(["simulate", "stacks/local", ...args]);
  expect(run).toMatchObject({ status: 2, stdout: "" });
  expect(run.stderr).not.toBe("");
});
