import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FileRecord } from "./cache/file-record.ts";
import { checkPaths } from "./check-paths.ts";
import { platformFile } from "./rules/platform-file.ts";

let dir = "";
let paths: string[] = [];

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "hotline-paths-"));
  paths = Array.from({ length: 600 }, (_, i) => {
    const path = join(dir, `${i}.yaml`);
    const number = `4006${String(i).padStart(6, "0")}`;
    const text = `apiVersion: hotline400/v1\nkind: Enterprise\nmetadata: { id: e${i}, name: 企業 }\nnumber: "${number}"\nbindings: [{ id: desk, phone: "010-62345678" }]\n`;
    writeFileSync(path, i % 7 === 0 ? text.replace("bindings", "bindngs") : text);
    return path;
  });
  paths.push(join(dir, "missing.yaml"));
});
afterAll(() => rmSync(dir, { recursive: true }));

async function records(threads: boolean): Promise<Map<string, [FileRecord, string | undefined]>> {
  const found = new Map<string, [FileRecord, string | undefined]>();
  await checkPaths(paths, platformFile({}), threads, (path, { record, digest }) =>
    found.set(path, [record, digest]),
  );
  return found;
}

test("many files on all cores give what they give one after the other", async () => {
  const alone = await records(false);
  expect(alone.size).toBe(paths.length);
  expect([...alone.values()].filter(([{ diagnostics }]) => diagnostics.length > 0)).toHaveLength(87);
  expect(await records(true)).toEqual(alone);
});
