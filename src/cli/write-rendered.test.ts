import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeRendered } from "./write-rendered.ts";

const HEADER = "# Written by hotline render; what is changed here is lost.\n";
const files = (...paths: string[]) => new Map(paths.map((path) => [path, `${HEADER}of: ${path}\n`]));

let out = "";
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), "hotline-rendered-"));
});
afterEach(() => rmSync(out, { recursive: true }));

const there = () => readdirSync(out, { recursive: true, encoding: "utf8" }).toSorted();

test("what is planned no more goes, and only of a former rendering's files", async () => {
  await writeRendered(files("cloud.yaml", "kubernetes/10-a.yaml", "kubernetes/20-b.yaml"), out);
  writeFileSync(join(out, "kubernetes/10-mine.yaml"), "kind: ConfigMap\n");
  mkdirSync(join(out, "deeper"));
  writeFileSync(join(out, "deeper/copy.yaml"), `${HEADER}a: 1\n`);
  expect(await writeRendered(files("kubernetes/10-a.yaml"), out)).toEqual({
    written: [],
    removed: ["cloud.yaml", "kubernetes/20-b.yaml"],
  });
  expect(there()).toEqual([
    "deeper",
    "deeper/copy.yaml",
    "kubernetes",
    "kubernetes/10-a.yaml",
    "kubernetes/10-mine.yaml",
  ]);
});

test("where one file cannot be written, none is changed and no draft is left", async () => {
  await writeRendered(files("kubernetes/10-a.yaml"), out);
  // Room for the name, and none for the draft's.
  const long = files(`kubernetes/20-${"b".repeat(230)}.yaml`);
  const next = new Map([["kubernetes/10-a.yaml", `${HEADER}new: true\n`], ...long]);
  await expect(writeRendered(next, out)).rejects.toThrow("ENAMETOOLONG");
  expect(there()).toEqual(["kubernetes", "kubernetes/10-a.yaml"]);
  expect(readFileSync(join(out, "kubernetes/10-a.yaml"), "utf8")).toContain("of: kubernetes/10-a.yaml");
});

test.each(["nothing of ours\n", ""])("another's file is in the way: %j", async (text) => {
  writeFileSync(join(out, "cloud.yaml"), text);
  expect(await writeRendered(files("allow.yaml", "cloud.yaml"), out)).toEqual({ foreign: "cloud.yaml" });
  expect(there()).toEqual(["cloud.yaml"]);
});
