import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadStack } from "#config/load-stack.ts";
import { planOf } from "#model/plan-of.ts";
import { numbersOf } from "../numbers.ts";
import { readCalls } from "./read-calls.ts";

const sample = readFileSync("stacks/local/calls.yaml", "utf8");
const dir = mkdtempSync(join(tmpdir(), "hotline-calls-"));
let numbers: ReturnType<typeof numbersOf>;
let trunks: string[];

beforeAll(async () => {
  const { platform, enterprises } = await loadStack("stacks/local");
  if (!platform) throw new Error("stacks/local has no platform");
  numbers = numbersOf(enterprises.map(({ enterprise }) => planOf(enterprise, platform)));
  trunks = platform.trunks.map(({ id }) => id);
});
afterAll(() => rmSync(dir, { recursive: true }));

function read(text: string) {
  const file = join(dir, "calls.yaml");
  writeFileSync(file, text);
  return readCalls(file, "calls.yaml", trunks, numbers);
}

test("the sample calls of the local stack are in order", () => {
  const result = read(sample);
  expect(result).not.toHaveProperty("diagnostics");
  expect("calls" in result && result.calls.length).toBeGreaterThanOrEqual(13);
});

describe("what is wrong is pointed at", () => {
  const at = (needle: string) => sample.slice(0, sample.indexOf(needle)).split("\n").length;

  test.each([
    ['caller: "13810001000"', "caller: 13810001000", "unquoted-number", /quotes/],
    ["trunk: unicom-beijing\n", "trunk: unicom-bejing\n", "bad-value", /did you mean unicom-beijing/],
    ["phones: { desk: busy }", "phones: { dest: busy }", "unknown-binding", /did you mean desk/],
    ["phones: { desk: busy }", "phones: { desk: buzy }", "bad-value", /did you mean busy/],
    ["trunksDown: [unicom-beijing]", "trunksDown: [unicom]", "bad-value", /unicom-beijing/],
    ["{ binding: boss, trunk", "{ binding: bos, trunk", "unknown-binding", /did you mean boss/],
    ["at: 2026-11-23T10:01:00+08:00", "at: 2026-02-30T10:01:00+08:00", "no-such-date", /2026-02-28/],
    ["at: 2026-11-23T10:01:00+08:00", "at: 2026-11-23T10:01:00", "bad-format", /offset/],
    ["name: busy, then the next", "name: answered", "repeated-item", /once/],
    ["callerGivesUp: true", "callerGivesUpp: true", "unknown-key", /did you mean callerGivesUp/],
    ["outcome: ring", "outcome: rang", "bad-value", /did you mean ring/],
  ])("%s become %s is %s", (from, to, code, help) => {
    const result = read(sample.replace(from, to));
    const [first] = "diagnostics" in result ? result.diagnostics : [];
    expect(first).toMatchObject({ code, file: "calls.yaml", line: at(from) });
    expect(first?.help).toMatch(help);
  });

  test("a file that is not there", () => {
    const result = readCalls(join(dir, "none.yaml"), "none.yaml", trunks, numbers);
    expect("diagnostics" in result && result.diagnostics[0]?.code).toBe("not-readable");
  });
});
