import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

/** ARCHITECTURE.md: a room imports only from those after it. */
const rooms = [
  "cli",
  "local",
  "deploy",
  "agent",
  "edge",
  "billing",
  "compile",
  "config",
  "model",
  "decision",
];

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !file.endsWith(".test.ts"),
);

/** Files of `src` that a file imports, those generated from schemas left out. */
function importsOf(file: string): string[] {
  const text = readFileSync(join("src", file), "utf8");
  return [...text.matchAll(/(?:from|import\() ?"([#.][^"]+)"/g)]
    .map(([, path = ""]) => (path.startsWith("#") ? path.slice(1) : normalize(join(dirname(file), path))))
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".types.ts"));
}

const roomOf = (file: string) => file.split("/")[0] ?? "";

test("no file is longer than 300 lines, tests and Lua too; the generated ones are as they come", () => {
  const long = ["src", "test", "scripts", "runtime"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((file) => join(folder, file))
      .filter((file) => /\.(ts|lua)$/.test(file) && !file.endsWith(".types.ts"))
      .filter((file) => readFileSync(file, "utf8").split("\n").length - 1 > 300),
  );
  expect(long).toEqual([]);
});

test("every folder of src is a room", () => {
  expect(new Set(files.map(roomOf))).toEqual(new Set(rooms));
});

test("imports go from room to room one way", () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((path) => rooms.indexOf(roomOf(path)) < rooms.indexOf(roomOf(file)))
      .map((path) => `${file} imports ${path}`),
  );
  expect(wrong).toEqual([]);
  expect(files.flatMap(importsOf).length).toBeGreaterThan(500);
});

test("the table of rooms in ARCHITECTURE.md names all of them, and only folders that exist", () => {
  const table = readFileSync("ARCHITECTURE.md", "utf8").matchAll(/^\| (`[^|]+) \|/gm);
  const named = [...table].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name),
  );
  expect(named.filter((name) => !existsSync(name))).toEqual([]);
  expect(named).toEqual(expect.arrayContaining(rooms.map((room) => `src/${room}`)));
});
