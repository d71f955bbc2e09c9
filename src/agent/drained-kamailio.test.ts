import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { getSetting } from "#edge/node-db/get-setting.ts";
import { openNodeDb } from "#edge/node-db/open-node-db.ts";
import type { DrainState } from "./drain.ts";
import { DrainedKamailio } from "./drained-kamailio.ts";
import { inTurn } from "./in-turn.ts";

test("a Kamailio that dies as its drain begins is drained, and not the one after it", async () => {
  const dir = mkdtempSync(join(tmpdir(), "hotline-drained-"));
  const db = openNodeDb(join(dir, "node.db"));
  const ended = new AbortController();
  try {
    let running: string | undefined = "the first";
    const kamailio = {
      upSince: async () => {
        if (running === undefined) throw new Error("connect ECONNREFUSED");
        return running;
      },
    };
    const drained = new DrainedKamailio(db, { kamailio, turn: inTurn(), lookEveryMs: 5 });
    const cancels: string[] = [];
    const drain = {
      state: "off" as DrainState,
      begin: async () => "empty" as const,
      cancel: async (why: string) => {
        drain.state = "off";
        cancels.push(why);
        await drained.say(false);
      },
    };
    await drained.watch(drain, ended.signal);
    await expect.poll(() => getSetting(db, "draining")).toBe(false);
    running = undefined;
    drain.state = "draining";
    await drained.say(true);
    expect(getSetting(db, "drainedKamailio")).toBe("the first");
    expect(cancels).toEqual([]);
    running = "the second";
    await expect.poll(() => cancels).toEqual(["another Kamailio has started"]);
    expect(getSetting(db, "draining")).toBe(false);
  } finally {
    ended.abort();
    db.close();
    rmSync(dir, { recursive: true });
  }
});

test("a drain that is cancelled while Kamailio is slow to say who it is leaves nothing behind", async () => {
  const dir = mkdtempSync(join(tmpdir(), "hotline-drained-"));
  const db = openNodeDb(join(dir, "node.db"));
  try {
    const kamailio = { upSince: () => new Promise<string>((done) => setTimeout(done, 50, "the first")) };
    const drained = new DrainedKamailio(db, { kamailio, turn: inTurn() });
    await Promise.all([drained.say(true), drained.say(false)]);
    expect(getSetting(db, "draining")).toBe(false);
  } finally {
    db.close();
    rmSync(dir, { recursive: true });
  }
});

test("a drain that began while none ran ends with the first that does", async () => {
  const dir = mkdtempSync(join(tmpdir(), "hotline-drained-"));
  const db = openNodeDb(join(dir, "node.db"));
  const ended = new AbortController();
  try {
    let upSince = () => Promise.reject<string>(new Error("Kamailio's control socket: ENOENT"));
    const kamailio = { upSince: () => upSince() };
    const drained = new DrainedKamailio(db, { kamailio, turn: inTurn(), lookEveryMs: 5 });
    const cancels: string[] = [];
    const cancel = async (why: string) => void cancels.push(why);
    const drain = { state: "off" as DrainState, begin: async () => "empty" as const, cancel };
    await drained.watch(drain, ended.signal);
    drain.state = "draining";
    await drained.say(true);
    upSince = () => Promise.reject(new Error("Kamailio's control socket: no answer in time"));
    await new Promise((done) => setTimeout(done, 50));
    expect(cancels).toEqual([]);
    upSince = async () => "the first";
    await expect.poll(() => cancels[0]).toBe("another Kamailio has started");
  } finally {
    ended.abort();
    db.close();
    rmSync(dir, { recursive: true });
  }
});

test("an agent that starts again beside a Kamailio too slow to say who it is goes on with the drain", async () => {
  const dir = mkdtempSync(join(tmpdir(), "hotline-drained-"));
  const db = openNodeDb(join(dir, "node.db"));
  const ended = new AbortController();
  try {
    let upSince = async () => "the first";
    const parts = { kamailio: { upSince: () => upSince() }, turn: inTurn(), lookEveryMs: 5 };
    await new DrainedKamailio(db, parts).say(true);
    upSince = () => Promise.reject(new Error("Kamailio's control socket: no answer in time"));
    const drained = new DrainedKamailio(db, parts);
    const done: string[] = [];
    const drain = {
      state: "off" as DrainState,
      begin: async (why: string) => {
        drain.state = "draining";
        done.push(why);
        await drained.say(true);
        return "empty" as const;
      },
      cancel: async (why: string) => void done.push(why),
    };
    await drained.watch(drain, ended.signal);
    await expect.poll(() => getSetting(db, "drainedKamailio")).toBe("the first");
    expect(getSetting(db, "draining")).toBe(true);
    expect(done).toEqual(["as before the agent's restart"]);
    upSince = async () => "the second";
    await expect.poll(() => done[1]).toBe("another Kamailio has started");
  } finally {
    ended.abort();
    db.close();
    rmSync(dir, { recursive: true });
  }
});
