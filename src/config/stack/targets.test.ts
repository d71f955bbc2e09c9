import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { targetsOf } from "./targets.ts";

let dir = "";
const write = (path: string): void => {
  mkdirSync(join(dir, path, ".."), { recursive: true });
  writeFileSync(join(dir, path), "");
};

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "hotline-targets-"));
  for (const stack of ["one", "deep/two", "deep/three"]) {
    write(`${stack}/platform.yaml`);
    write(`${stack}/enterprises/b.yaml`);
    write(`${stack}/enterprises/north/a.yml`);
    write(`${stack}/enterprises/.hidden.yaml`);
    write(`${stack}/enterprises/readme.md`);
  }
  write("lone.yaml");
  write("headless/enterprises/c.yaml");
  write("one/audio/hello.wav");
  write("one/foundation.yaml");
  write("headless/foundation.yaml");
  write("nest/platform.yaml");
  write("nest/enterprises/north/enterprises/d.yaml");
  write("odd/platform.yaml");
  write("odd/enterprises");
  write("node_modules/x/platform.yaml");
});
afterAll(() => rmSync(dir, { recursive: true }));

/** `stack: asked of all [and platform]` for every target, paths without the temporary folder. */
function targets(...paths: string[]): string[] {
  const found = targetsOf(paths.map((path) => join(dir, path)));
  if ("usage" in found) return [found.usage.replace(dir, "")];
  const short = (path: string): string => path.replace(`${dir}/`, "").replace(/.*enterprises\//, "");
  return found.targets.map(({ dir: stack, platformAsked, foundation, files, asked }) => {
    const names = `${[...asked].map(short).sort()} of ${files.map(short)}`;
    return `${short(stack ?? "none")}: ${names}${platformAsked ? ` and ${foundation ? "foundation" : "platform"}` : ""}`;
  });
}

test.each([
  ["one", ["one: b.yaml,north/a.yml of b.yaml,north/a.yml and foundation"]],
  [
    "deep",
    [
      "deep/two: b.yaml,north/a.yml of b.yaml,north/a.yml and platform",
      "deep/three: b.yaml,north/a.yml of b.yaml,north/a.yml and platform",
    ],
  ],
  ["one/enterprises/north", ["one: north/a.yml of b.yaml,north/a.yml"]],
  ["one/enterprises/b.yaml", ["one: b.yaml of b.yaml,north/a.yml"]],
  ["one/platform.yaml", ["one:  of b.yaml,north/a.yml and foundation"]],
  ["one/foundation.yaml", ["one:  of b.yaml,north/a.yml and foundation"]],
  [
    "headless/foundation.yaml",
    ["there is no platform.yaml beside /headless/foundation.yaml, which is checked together with it"],
  ],
  ["nest/enterprises/north", ["nest: d.yaml of d.yaml"]],
  ["headless", ["none: c.yaml of c.yaml"]],
  ["headless/enterprises", ["none: c.yaml of c.yaml"]],
  ["one/audio", ["there is no enterprise file in /one/audio"]],
  ["headless/enterprises/c.yaml", ["none: c.yaml of c.yaml"]],
  ["lone.yaml", ["none: lone.yaml of lone.yaml"]],
  ["odd", ["a folder cannot be listed: ENOTDIR: not a directory, scandir '/odd/enterprises'"]],
  ["nowhere", ["there is no file or folder /nowhere"]],
  ["node_modules", ["node_modules/x:  of  and platform"]],
])("%s", (path, expected) => {
  expect(targets(path).sort()).toEqual(expected.toSorted());
});

test("paths of one stack are one target", () => {
  expect(targets("one/enterprises/b.yaml", "one/platform.yaml", "one/enterprises/b.yaml")).toEqual([
    "one: b.yaml of b.yaml,north/a.yml and foundation",
  ]);
});

test("a stack without platform file hides no other", () => {
  expect(targets("headless", "nest").sort()).toEqual([
    "nest: d.yaml of d.yaml and platform",
    "none: c.yaml of c.yaml",
  ]);
});
