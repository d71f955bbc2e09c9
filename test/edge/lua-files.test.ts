import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { missingLua } from "../conformance/lua-interpreter.ts";

const runtime = fileURLToPath(new URL("../../runtime/kamailio/", import.meta.url));
const files = readdirSync(runtime, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".lua"),
);
const missing = missingLua("lua5.1");
if (missing) console.warn(`SKIPPED: whether the edge's Lua compiles is not tested: ${missing}`);

test("no two modules of the edge have the same name", () => {
  const names = files.map((file) => basename(file));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test.skipIf(missing)(`every Lua file of the edge compiles${missing ?? ""}`, () => {
  const input = "for _, file in ipairs(arg) do assert(loadfile(file)) end";
  const child = spawnSync("lua5.1", ["-", ...files], { cwd: runtime, input, encoding: "utf8" });
  expect(child.stderr).toBe("");
});
