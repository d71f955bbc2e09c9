import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readEvent } from "./read-event.ts";
import { readSpool } from "./read-spool.ts";

function sealed(event: Record<string, unknown>): string {
  const body = JSON.stringify(event).slice(0, -1);
  return `${body},"sum":"${createHash("md5").update(body).digest("hex").slice(0, 16)}"}`;
}

const call = "0123456789abcdef0123456789abcdef";
const ended = (sequence: number) => ({
  event: "ended",
  call,
  leg: "call",
  sequence,
  at: 1_791_600_000_000_000 + sequence,
  by: "edge",
  code: 404,
  answered: false,
  durationUs: 910,
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "spool-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("groups the events of several segments by call, in order, each once", async () => {
  await writeFile(join(folder, "a-2.ndjson"), `${sealed(ended(1))}\n${sealed(ended(3))}\n`);
  await writeFile(join(folder, "a-1.ndjson"), `${sealed(ended(2))}\n${sealed(ended(1))}\n`);
  const spool = await readSpool(folder);
  expect(spool.problems).toEqual([]);
  expect(spool.calls.get(call)?.map((event) => event.sequence)).toEqual([1, 2, 3]);
});

test("tolerates a line that is still being written and names the ones that are broken", async () => {
  const good = sealed(ended(1));
  await writeFile(
    join(folder, "a.ndjson"),
    `${good}\n${good.replace("910", "911")}\nx${good}\n\n${good.slice(0, 40)}`,
  );
  const spool = await readSpool(folder);
  expect(spool.problems).toEqual([
    { file: "a.ndjson", line: 2, problem: "checksum" },
    { file: "a.ndjson", line: 3, problem: "torn" },
  ]);
  expect(spool.calls.size).toBe(1);
});

test("refuses what the schema does not know", () => {
  expect(readEvent(sealed({ ...ended(1), extra: true }))).toEqual({ problem: "schema" });
  expect(readEvent(sealed({ ...ended(1), call: "../../etc" }))).toEqual({ problem: "schema" });
});
