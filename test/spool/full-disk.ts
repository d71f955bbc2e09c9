import { spawnSync } from "node:child_process";
import { mkdir, rm, stat, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SpoolCare } from "#agent/spool/spool-care.ts";
import { endOf } from "#edge/end-of.ts";
import { readSpool } from "#edge/read-spool.ts";
import type { Edge } from "#edge/start-edge.ts";
import { callRecord } from "../calls/call-record.ts";
import { countCalls } from "../calls/count-calls.ts";
import { type Caller, openCaller } from "./caller.ts";
import { callsOf, NORTH, type SpoolRun, STACK } from "./spool-run.ts";

const RESERVE = 262_144;
const root = process.getuid?.() === 0;
if (!root) console.warn("SKIPPED: a full disk is not tested: only root can mount one of its own");

/** Registers the test of a spool on a disk of 2 MB that somebody else fills. */
export function testFullDisk(run: () => SpoolRun): void {
  let edge: Edge;
  let caller: Caller;
  let spool = "";
  const filler = () => join(spool, "filler");
  const exists = (file: string) =>
    stat(join(spool, file)).then(
      () => true,
      () => false,
    );
  /** Fills the disk to the last byte; answers whether it was not full before. */
  const fill = async () => {
    const { bavail, bsize } = await statfs(spool);
    await writeFile(filler(), Buffer.alloc(bavail * bsize), { flag: "a" });
  };

  beforeAll(async () => {
    if (!root) return;
    spool = join(run().dir, "full", "spool");
    await mkdir(spool, { recursive: true });
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", spool]);
    expect(mounted.status, String(mounted.stderr)).toBe(0);
    edge = await run().start("full", { reserve: RESERVE });
    caller = await openCaller(NORTH, edge, "full");
  });
  afterAll(async () => {
    caller?.close();
    await edge?.stop();
    if (spool) spawnSync("umount", [spool]);
  });

  test.skipIf(!root)(
    "calls in progress end with whole records, new ones get 503, until there is room again",
    async () => {
      const live = Array.from({ length: 20 }, () => caller.call("4006000001"));
      for (const call of live) expect(await call.answered).toBe(200);
      await fill();
      // The first that finds no room, a new call or the end of one, frees the reserve; from then on none is begun.
      expect(await live[0]?.hangUp()).toBe(200);
      expect(await live[1]?.hangUp()).toBe(200);
      for (let round = 0; (await exists("reserve")) && round < 40; round++) {
        const more = caller.call("4006000005");
        expect(await more.answered).toBe(404);
      }
      expect(await exists("reserve")).toBe(false);
      const refused = Array.from({ length: 10 }, () => caller.call("4006000001"));
      for (const call of refused) {
        expect(await call.answered).toBe(503);
        expect(call.headers["retry-after"]).toEqual(["5"]);
      }
      const agent = new SpoolCare({ spool, db: edge.db, reserve: () => RESERVE });
      await agent.step();
      expect(await exists("reserve")).toBe(false);
      for (const call of live.slice(2)) expect(await call.hangUp()).toBe(200);
      await rm(filler());
      await agent.step();
      expect(await exists("reserve")).toBe(true);
      const after = caller.call("4006000001");
      expect(await after.answered).toBe(200);
      expect(await after.hangUp()).toBe(200);

      const calls = await callsOf(spool);
      const seen = [...live, after, ...refused].map(async ({ sipCallId }) => ({
        ...callRecord(STACK, calls.get(sipCallId) ?? []),
        sip: { caller: await caller.sip(sipCallId) },
      }));
      expect(countCalls(await Promise.all(seen))).toEqual(
        countCalls([
          {
            ...{ calls: 21, yaml: "enterprises/plain.yaml", ladder: ["desk/north answered"] },
            sip: { caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE" },
            events:
              "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
          },
          {
            ...{ calls: 10, yaml: null, ladder: [], events: "" },
            sip: { caller: "→INVITE, ←503, →ACK" },
          },
        ]),
      );
      for (const events of calls.values()) expect(endOf(events)).toBeDefined();
      const { problems } = await readSpool(spool);
      expect(problems.filter(({ problem }) => problem !== "torn")).toEqual([]);
    },
  );

  test.skipIf(!root)("the agent has new calls refused before a write fails", async () => {
    const agent = new SpoolCare({ spool, db: edge.db, reserve: () => RESERVE });
    const { bavail, bsize } = await statfs(spool);
    await writeFile(filler(), Buffer.alloc(bavail * bsize - RESERVE / 2));
    await agent.step();
    expect(await exists("reserve")).toBe(false);
    expect(await caller.call("4006000001").answered).toBe(503);
    await rm(filler());
    await agent.step();
    expect(await caller.call("4006000005").answered).toBe(404);
  });
}
