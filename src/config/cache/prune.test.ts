import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { prune } from "./prune.ts";

test("the newest caches stay, and what is no cache", () => {
  const dir = mkdtempSync(join(tmpdir(), "hotline-prune-"));
  try {
    for (const [name, time] of [
      ["check-a", 3],
      ["check-b", 1],
      ["check-c", 2],
      ["other", 0],
    ] as const) {
      writeFileSync(join(dir, name), "");
      utimesSync(join(dir, name), time, time);
    }
    prune(dir, 3);
    expect(readdirSync(dir).sort()).toEqual(["check-a", "check-b", "check-c", "other"]);
    prune(dir, 2);
    expect(readdirSync(dir).sort()).toEqual(["check-a", "check-c", "other"]);
  } finally {
    rmSync(dir, { recursive: true });
  }
});
