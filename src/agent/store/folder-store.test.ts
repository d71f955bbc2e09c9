import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { folderStore } from "./folder-store.ts";
import { MAX_POINTER_BYTES } from "./store.ts";

describe("a folder store", () => {
  let folder: string;
  let pointer: string;
  const wait = new AbortController().signal;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hotline-folder-"));
    pointer = join(folder, "generation.json");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("answers the pointer, and nothing while it is the known one", async () => {
    writeFileSync(pointer, "{}");
    expect(await folderStore(folder).pointer(undefined, wait)).toEqual({ text: "{}", version: "{}" });
    expect(await folderStore(folder).pointer("{}", wait)).toBeUndefined();
  });

  test.each<[string, () => void, string]>([
    ["no pointer", () => undefined, "is not there"],
    ["a folder", () => mkdirSync(pointer), "is not a file"],
    ["a pipe that nobody writes", () => execFileSync("mkfifo", [pointer]), "is not a file"],
    ["a device without an end", () => symlinkSync("/dev/zero", pointer), "is not a file"],
    [
      "more than a manifest can be",
      () => {
        writeFileSync(pointer, "");
        truncateSync(pointer, MAX_POINTER_BYTES + 1);
      },
      "more than",
    ],
  ])("%s: says so at once, and reads the next one", async (_, spoil, says) => {
    const store = folderStore(folder);
    spoil();
    await expect(store.pointer(undefined, wait)).rejects.toThrow(says);
    rmSync(pointer, { recursive: true, force: true });
    writeFileSync(pointer, "{}");
    expect(await store.pointer(undefined, wait)).toEqual({ text: "{}", version: "{}" });
  });

  test("what was given up before its turn is not read", async () => {
    writeFileSync(pointer, "{}");
    await expect(folderStore(folder).pointer(undefined, AbortSignal.abort())).rejects.toThrow();
  });
});
