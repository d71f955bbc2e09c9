import { appendFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type NodeDb, openNodeDb } from "#edge/node-db/open-node-db.ts";
import { readSpool } from "#edge/read-spool.ts";
import { sealedLine } from "#edge/sealed-line.ts";
import { SpoolCare } from "./spool-care.ts";

const call = "0123456789abcdef0123456789abcdef";
const invite = sealedLine({
  ...{ call, event: "invite", leg: "call", sequence: 1, at: 1_790_000_000_000_000 },
  ...{ trunk: "north", carrier: "unicom", source: "127.0.0.1:5060", sipCallId: "a" },
});
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
