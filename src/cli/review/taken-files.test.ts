import { expect, test } from "vitest";
import { takenFiles } from "./taken-files.ts";

const file = (path: string, bytes = 1, mode = "100644") => ({ path, mode, id: `id of ${path}`, bytes });
const link = (path: string) => file(path, 1, "120000");

/** Paths that are taken of these entries, whose links all lead to `target`. */
const taken = (entries: Parameters<typeof takenFiles>[0], target = "") => [
  ...takenFiles(entries, () => target).files.keys(),
];

test("a link to a folder of stacks/ counts as a copy of it", () => {
  const entries = [file("stacks/a/audio/hello.wav"), link("stacks/b/audio")];
  expect(taken(entries, "../a/audio")).toEqual(["a/audio/hello.wav", "b/audio/hello.wav"]);
});

test.each(["/etc", "../../..", "..", ".", "../..", "../../src", "../a/audio/hello.wav", "../none", ""])(
  "a link to %j is left",
  (target) => {
    const entries = [file("stacks/a/audio/hello.wav"), file("src/x.ts"), link("stacks/b/audio")];
    expect(taken(entries, target)).not.toContainEqual(expect.stringMatching(/^b/));
  },
);

test.each([
  "stacks/a/../../../x",
  "stacks/../x",
  "stacks/x",
  "stacks/a/.git/config",
  "stacks/a/.GIT/hooks/post-checkout",
  "stacks/a//x",
  "stacks/a/x\\y",
  "stacks/a/x\ny",
  "stacks/A b/platform.yaml",
  "stacks/-rf/platform.yaml",
])("the name %j is left", (path) => {
  expect(taken([file(path)])).toEqual([]);
});

test("what is too large is left: a file, all files, their number, also by many links", () => {
  const mebibyte = 1 << 20;
  expect(taken([file("stacks/a/x", 16 * mebibyte), file("stacks/a/y", 16 * mebibyte + 1)])).toEqual(["a/x"]);
  const links = Array.from({ length: 100 }, (_, index) => link(`stacks/b/l${index}`));
  const copies = takenFiles([file("stacks/a/audio/x", 10 * mebibyte), ...links], () => "../a/audio");
  expect(copies.files.size).toBe(51);
  expect(copies.left[0]).toMatchObject({ why: "stacks/ is too large as a whole" });
});
