import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { openMediaNotes } from "./media-notes.ts";

test("a file that the machine's end has damaged is begun anew", () => {
  const dir = mkdtempSync(join(tmpdir(), "hotline-notes-"));
  const path = join(dir, "media.db");
  try {
    writeFileSync(path, Buffer.alloc(8192));
    writeFileSync(path, "half of a page", { flag: "r+" });
    const notes = openMediaNotes(path);
    notes.write([{ note: "silent", call: "c", leg: "a1" }]);
    notes.close();
    const sqlite = new DatabaseSync(path);
    const ids = sqlite.prepare("SELECT id FROM notes").all();
    sqlite.close();
    // Higher than any of the former file's.
    expect(ids).toEqual([{ id: expect.toSatisfy((id: number) => id > 1e12) }]);
  } finally {
    rmSync(dir, { recursive: true });
  }
});
