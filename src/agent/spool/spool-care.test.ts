import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type NodeDb, openNodeDb } from "#edge/node-db/open-node-db.ts";
import { readSpool } from "#edge/read-spool.ts";
import { sealedLine } from "#edge/sealed-line.ts";
import { SpoolCare } from "./spool-care.ts";

const call = "0123456789abcdef0123456789abcdef";
const inviteOf = (id: string) =>
  sealedLine({
    ...{ call: id, event: "invite", leg: "call", sequence: 1, at: 1_790_000_000_000_000 },
    ...{ trunk: "north", carrier: "unicom", source: "127.0.0.1:5060", sipCallId: "a" },
  });
const invite = inviteOf(call);
const end = sealedLine({
  ...{ call, event: "ended", leg: "call", sequence: 2, at: 1_790_000_001_000_000 },
  ...{ by: "caller", code: 487, answered: false, durationUs: 1_000_000 },
});

let spool = "";
let db: NodeDb;
beforeEach(() => {
  spool = mkdtempSync(join(tmpdir(), "hotline-spool-care-"));
  db = openNodeDb(join(spool, "node.db"));
});
afterEach(() => {
  db.close();
  rmSync(spool, { recursive: true });
});
const ends = async () =>
  (await readSpool(spool)).calls.get(call)?.flatMap((each) => (each.event === "ended" ? [each.by] : []));
const careThatFindsGone = (isGone: () => boolean) =>
  new SpoolCare({ spool, db, reserve: () => 1, isGone: async () => isGone() });

test("a segment that a boot begins, and dies after, while it is asked whether it is gone: its call keeps its end", async () => {
  appendFileSync(join(spool, "b1-7-1.ndjson"), invite);
  await careThatFindsGone(() => {
    appendFileSync(join(spool, "b1-7-2.ndjson"), end);
    return true;
  }).step();
  expect(await ends()).toEqual(["caller"]);
});

test("a boot of which nothing was known when it was asked for the others is left for the next step", async () => {
  appendFileSync(join(spool, "b1-7-1.ndjson"), "");
  const care = careThatFindsGone(() => {
    if (!readdirSync(spool).includes("b2-8-1.ndjson")) appendFileSync(join(spool, "b2-8-1.ndjson"), invite);
    return true;
  });
  await care.step();
  expect(await ends()).toEqual([]);
  await care.step();
  expect(await ends()).toEqual(["node"]);
});

test("a segment of a living boot that is closed and read is not opened again, and one with a torn tail is", async () => {
  const care = careThatFindsGone(() => false);
  for (const file of ["b1-7-1.ndjson", "b1-7-2.ndjson", "b1-8-1.ndjson"])
    appendFileSync(join(spool, file), invite);
  appendFileSync(join(spool, "b1-9-1.ndjson"), '{"torn');
  appendFileSync(join(spool, "b1-9-2.ndjson"), "");
  await care.step();
  rmSync(join(spool, "b1-7-1.ndjson"));
  mkdirSync(join(spool, "b1-7-1.ndjson"));
  for (const file of ["b1-7-2.ndjson", "b1-8-1.ndjson"]) appendFileSync(join(spool, file), end);
  appendFileSync(join(spool, "b1-9-1.ndjson"), "\n");
  await care.step();
  const read = db.sqlite.prepare("SELECT segment, offset FROM spool_offsets ORDER BY segment").all();
  expect(read.map(({ segment, offset }) => `${segment} ${offset}`)).toEqual([
    `b1-7-1.ndjson ${invite.length}`,
    `b1-7-2.ndjson ${invite.length + end.length}`,
    `b1-8-1.ndjson ${invite.length + end.length}`,
    "b1-9-1.ndjson 7",
  ]);
});

test("a segment that cannot be read holds up its own boot alone, and the room is minded", async () => {
  mkdirSync(join(spool, "b0-1-1.ndjson"));
  const other = "f".repeat(32);
  appendFileSync(join(spool, "b0-2-1.ndjson"), inviteOf(other));
  appendFileSync(join(spool, "b1-7-1.ndjson"), invite);
  const care = careThatFindsGone(() => true);
  await expect(care.step()).rejects.toThrow("EISDIR");
  expect(readdirSync(spool)).toContain("reserve");
  rmSync(join(spool, "b0-1-1.ndjson"), { recursive: true });
  expect(await ends()).toEqual(["node"]);
  const ofOther = async () => (await readSpool(spool)).calls.get(other)?.map(({ event }) => event);
  expect(await ofOther()).toEqual(["invite"]);
  await care.step();
  expect(await ofOther()).toEqual(["invite", "ended"]);
});
