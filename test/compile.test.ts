import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runHotline } from "./run-hotline.ts";

let folder = "";
let stack = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hotline-compile-"));
  stack = join(folder, "stack");
  cpSync("stacks/local", stack, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Summary {
  generation: string;
  numbers: number;
  shards: { shard: number; sha256: string; numbers: number }[];
}

function compileTo(out: string, options: Parameters<typeof runHotline>[1] = {}): Summary {
  const run = runHotline(["compile", stack, "--out", out, "--json"], options);
  expect(run).toMatchObject({ status: 0 });
  return JSON.parse(run.stdout);
}

function change(file: string, from: string, to: string): void {
  const path = join(stack, "enterprises", file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

/** Text of each file below a folder, by name. */
function contents(out: string): Map<string, string> {
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), "utf8")]));
}

test("the generation depends on nothing but the stack: not on names and order of files, folder, day, zone or language", () => {
  const first = compileTo(join(folder, "first"));
  expect(first.numbers).toBe(readdirSync(join(stack, "enterprises")).length);

  for (const [index, name] of readdirSync(join(stack, "enterprises")).entries())
    renameSync(join(stack, "enterprises", name), join(stack, "enterprises", `${99 - index}-${name}`));
  const preload = pathToFileURL(resolve("test/faked-date.ts")).href;
  const env = {
    TZ: "America/New_York",
    LANG: "tr_TR.UTF-8",
    LC_ALL: "tr_TR.UTF-8",
    FAKED_NOW: "2031-03-09T06:59:00Z",
    NODE_OPTIONS: `--import ${preload}`,
  };
  expect(compileTo(join(folder, "second"), { env, cwd: folder })).toEqual(first);
  expect(contents(join(folder, "second"))).toEqual(contents(join(folder, "first")));
});

test("the faked clock is believed, or the test before proves nothing", () => {
  const preload = pathToFileURL(resolve("test/faked-date.ts")).href;
  const env = { FAKED_NOW: "2031-03-09T06:59:00Z", NODE_OPTIONS: `--import ${preload}` };
  const today = runHotline(["check", "stacks/local"], { env });
  expect(today.stdout).toContain("evidence");
});

test("changing one enterprise changes one shard; what was there stays", () => {
  const out = join(folder, "out");
  const before = compileTo(out);
  const objects = readdirSync(join(out, "objects"));
  change("flowers.yaml", "13901234567", "13901234568");
  const after = compileTo(out);
  expect(after.generation).not.toBe(before.generation);
  const known = new Set(before.shards.map(({ sha256 }) => sha256));
  expect(after.shards.filter(({ sha256 }) => !known.has(sha256))).toHaveLength(1);
  expect(readdirSync(join(out, "objects"))).toEqual(expect.arrayContaining(objects));
  expect(readdirSync(join(out, "objects"))).toHaveLength(objects.length + 1);
  expect(JSON.parse(readFileSync(join(out, "generation.json"), "utf8"))).toMatchObject(after);
});

test("a stack with errors is refused with what is wrong, and nothing is written", () => {
  change("flowers.yaml", "13901234567", "1390123456");
  const out = join(folder, "out");
  const run = runHotline(["compile", stack, "--out", out]);
  expect(run).toMatchObject({ status: 1, stdout: "" });
  expect(run.stderr).toMatch(/flowers\.yaml:\d+:\d+ error /);
  expect(existsSync(out)).toBe(false);
});

test("a generation that is there survives a refusal", () => {
  const out = join(folder, "out");
  compileTo(out);
  const before = contents(out);
  change("flowers.yaml", "13901234567", "1390123456");
  expect(runHotline(["compile", stack, "--out", out]).status).toBe(1);
  expect(contents(out)).toEqual(before);
});

test("a number too large for a node is refused with its size", () => {
  const day = (index: number) => new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);
  const exceptions = Array.from(
    { length: 3000 },
    (_, index) => `"${day(index)}": ["0${index % 9}:0${index % 10}-1${index % 7}:3${index % 8}"]`,
  );
  const path = join(stack, "enterprises", "flowers.yaml");
  writeFileSync(
    path,
    `${readFileSync(path, "utf8")}
schedules: { all: { weekly: { daily: ["09:00-10:00"] }, exceptions: { ${exceptions.join(", ")} } } }
answer: [{ when: { open: all }, do: { ring: [desk, boss] } }]
`,
  );
  const run = runHotline(["compile", stack, "--out", join(folder, "out")]);
  expect(run).toMatchObject({ status: 1, stdout: "" });
  expect(run.stderr).toContain("plan-too-large");
});

test("a generation is not written among the files that people write", () => {
  for (const out of [stack, join(stack, "enterprises/build")]) {
    const before = readdirSync(stack);
    const run = runHotline(["compile", stack, "--out", out]);
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(run.stderr).toContain("for example --out build/local");
    expect(readdirSync(stack)).toEqual(before);
  }
});

test.skipIf(!existsSync("/proc/self"))("a folder that cannot be made ends with a sentence", () => {
  const run = runHotline(["compile", stack, "--out", "/proc/nowhere/build"]);
  expect(run).toMatchObject({ status: 2, stdout: "" });
  expect(run.stderr).toContain("cannot write /proc/nowhere/build");
});

test("a broken table of mobile segments of the stack's own is refused, a good one is used", () => {
  writeFileSync(join(stack, "mobile-segments.json"), "{}");
  const refused = runHotline(["compile", stack, "--out", join(folder, "out")]);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain("mobile-segments.json is no table of mobile segments");
  const own = { version: "1", licence: "own", source: "test", areas: ["0898"], blocks: { "1901": "AA1000" } };
  writeFileSync(join(stack, "mobile-segments.json"), JSON.stringify(own));
  const call = [
    "--number",
    "4006010114",
    "--caller",
    "19012345678",
    "--at",
    "2026-10-10T11:00:00+08:00",
    "--json",
  ];
  expect(JSON.parse(runHotline(["simulate", stack, ...call]).stdout)).toMatchObject({ area: "0898" });
  expect(JSON.parse(runHotline(["simulate", "stacks/local", ...call]).stdout)).toMatchObject({ area: null });
});

test.each([
  [["compile"]],
  [["compile", "nowhere", "--out", "x"]],
  [["compile", "bin", "--out", "x"]],
  [["compile", "package.json", "--out", "x"]],
  [["compile", "stacks/local"]],
])("hotline %j is a wrong call", (args) => {
  const run = runHotline(args);
  expect(run).toMatchObject({ status: 2, stdout: "" });
  expect(run.stderr).not.toBe("");
});
