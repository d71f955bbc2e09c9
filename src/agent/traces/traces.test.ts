import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openNodeDb } from "#edge/node-db/open-node-db.ts";
import { nodeFolder } from "#edge/node-folder.ts";
import { sweepTraces } from "./sweep-traces.ts";
import { MOST_TRACES, runningTraces, setTrace } from "./traces.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "hotline-traces-"));
});
afterEach(() => rm(dir, { recursive: true }));

test("a trace runs until its time, is taken away, and there are not too many", async () => {
  const folder = nodeFolder(dir);
  const db = openNodeDb(folder.db);
  expect(await setTrace(db, folder, "4006000001", 2000, 1000)).toBe(true);
  expect(await setTrace(db, folder, "4006000002", 3000, 1000)).toBe(true);
  expect(runningTraces(db, 1500)).toEqual({ "4006000001": 2000, "4006000002": 3000 });
  expect(runningTraces(db, 2500)).toEqual({ "4006000002": 3000 });
  expect(await setTrace(db, folder, "4006000002", undefined, 1500)).toBe(true);
  expect(runningTraces(db, 1500)).toEqual({ "4006000001": 2000 });
  for (let more = 1; more < MOST_TRACES; more++)
    expect(await setTrace(db, folder, `400700${1000 + more}`, 2000, 1000)).toBe(true);
  expect(await setTrace(db, folder, "4009000000", 2000, 1000)).toBe(false);
  expect(await setTrace(db, folder, "4006000001", 2500, 1000)).toBe(true);
  db.close();
});

test("traces older than a week are deleted, and nothing else", async () => {
  const names = ["4006000001-2026-10-02.ndjson", "4006000001-2026-10-03.ndjson", "notes.txt"];
  for (const name of names) await writeFile(join(dir, name), "");
  await sweepTraces({ traces: dir }, new Date("2026-10-10T12:00:00Z"));
  expect((await readdir(dir)).sort()).toEqual(names.slice(1));
  await sweepTraces({ traces: join(dir, "absent") }, new Date());
});
