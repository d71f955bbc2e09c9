import { spawnSync } from "node:child_process";
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runHotline } from "./run-hotline.ts";

let folder = "";
let out = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hotline-segments-"));
  out = join(folder, "mobile-segments.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

const terms = ["--table-version", "2026-11", "--licence", "CC0-1.0", "--source", "carrier"];

test("a CSV becomes a table with its terms and its coverage", () => {
  const csv = join(folder, "segments.csv");
  writeFileSync(csv, "segment,area\n1390123,010\n1660000,0898\n");
  const run = runHotline(["segments", "import", "--csv", csv, ...terms, "--out", out]);
  expect(run).toMatchObject({ status: 0, stderr: "" });
  expect(run.stdout).toContain(
    "2 segments of 2 prefixes have an area\n  139  1 of 10000\n  166  1 of 10000\n",
  );
  expect(JSON.parse(readFileSync(out, "utf8"))).toMatchObject({
    version: "2026-11",
    licence: "CC0-1.0",
    source: "carrier",
    coverage: { "139": 1, "166": 1 },
  });
});

test("a table that is there is replaced as a whole, also behind a link; a pipe is written to", () => {
  const csv = join(folder, "segments.csv");
  const [old, link] = [join(folder, "old"), join(folder, "link")];
  writeFileSync(csv, "segment,area\n1390123,010\n");
  writeFileSync(out, "old");
  linkSync(out, old);
  symlinkSync(out, link);
  const run = runHotline(["segments", "import", "--csv", csv, ...terms, "--out", link]);
  expect(run).toMatchObject({ status: 0, stderr: "" });
  expect(readFileSync(old, "utf8")).toBe("old");
  expect(JSON.parse(readFileSync(out, "utf8"))).toMatchObject({ coverage: { "139": 1 } });
  const args = ["segments", "import", "--csv", csv, ...terms, "--out", "/dev/stdout"];
  const piped = spawnSync("sh", ["-c", '"$0" "$@" | cat', resolve("bin/hotline"), ...args], {
    encoding: "utf8",
  });
  expect(piped.stdout).toContain(readFileSync(out, "utf8"));
});

test("a wrong line is named, and nothing is written", () => {
  const csv = join(folder, "segments.csv");
  writeFileSync(csv, "segment,area\n1390123,010\n139,010\n");
  const run = runHotline(["segments", "import", "--csv", csv, ...terms, "--out", out]);
  expect(run).toMatchObject({ status: 1, stdout: "" });
  expect(run.stderr).toContain('segments.csv:3 error: "139" is not seven digits');
  expect(existsSync(out)).toBe(false);
});

test("the phonenumbers package's folder becomes a table with its version and licence", () => {
  mkdirSync(join(folder, "geodata"));
  writeFileSync(join(folder, "__init__.py"), '__version__ = "9.0.43"\n');
  const beijing = String.raw`u('\u5317\u4eac\u5e02')`;
  writeFileSync(
    join(folder, "geodata", "data14.py"),
    ` '861390123':{'en': 'Beijing', 'zh': ${beijing}},\n '861390124':{'en': 'Atlantis'},\n`,
  );
  const run = runHotline(["segments", "import", "--phonenumbers", folder, "--out", out]);
  expect(run).toMatchObject({
    status: 0,
    stderr: "left unknown: Atlantis, 1 segments: no area code has this name\n",
  });
  expect(JSON.parse(readFileSync(out, "utf8"))).toMatchObject({
    version: "9.0.43",
    licence: "Apache-2.0",
    areas: ["010"],
  });
});

test.each([
  [[]],
  [["--csv", "nowhere.csv", ...terms]],
  [["--csv", "package.json"]],
  [["--phonenumbers", "bin"]],
  [["--csv", "a", "--phonenumbers", "b"]],
  [["--csv", "bin", ...terms]],
])("hotline segments import %j is a wrong call", (args) => {
  expect(runHotline(["segments", "import", ...args, "--out", out])).toMatchObject({ status: 2, stdout: "" });
});
