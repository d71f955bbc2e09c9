import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSpool } from "#edge/read-spool.ts";
import { tableOf } from "../ask-kamailio.ts";
import { callRecord } from "../calls/call-record.ts";
import { missingPrograms } from "../calls/missing-programs.ts";
import { type CallLoad, startLoad } from "../live/call-load.ts";
import { type Exchange, openExchange } from "../live/exchange.ts";
import { CALLERS, startTrunkRun, type TrunkRun, trunk } from "../trunks/trunk-run.ts";
import { until } from "../until.ts";
import { slowDown, stopIdle, workersOf } from "./workers.ts";

const EDGE = "127.0.44.1";
const TARGETS = "127.0.44.24";

const missing = missingPrograms();
if (missing) console.warn(`SKIPPED: the edge is not overloaded: ${missing}`);

/** What each call that was not refused leaves: file of its number, ladder, events. */
const whole = {
  yaml: "enterprises/office.yaml",
  ladder: ["desk/sound answered"],
  events:
    "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
};

describe.skipIf(missing)(`an edge that is too slow${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let run: TrunkRun;
  let targets: Exchange;
  let workers: number[];
  let seen = 0;

  beforeAll(async () => {
    // As short as in production, where others are tested without regard to it.
    delete process.env["HOTLINE_SHORT_WAIT_MS"];
    targets = await openExchange(TARGETS);
    run = await startTrunkRun(EDGE, trunk("sound", TARGETS));
    workers = await workersOf(run.edge);
  });
  afterAll(async () => {
    await run?.stop();
    targets?.close();
  });

  /** Calls at a rate, each of 300 ms, and how long each refused one waited for its 503. */
  async function calls(perSecond: number): Promise<{ load: CallLoad; refused: number[] }> {
    const refused: number[] = [];
    const options = { edge: run.edge, from: CALLERS, called: () => "4006000001", perSecond, talkMs: 300 };
    const load = await startLoad({ ...options, refused: (afterMs) => void refused.push(afterMs) });
    return { load, refused };
  }

  /** Fails unless the first of a load, which is not refused, is a whole call. */
  const expectWhole = ({ first }: CallLoad) =>
    run.expectCall(
      first.callId,
      { caller: first },
      { ...whole, sip: { caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE" } },
    );

  /** Records of the calls since the last look, each one's different one once. */
  async function records(): Promise<{ count: number; kinds: unknown[] }> {
    const all = [...(await readSpool(run.edge.spool)).calls.values()].slice(seen);
    seen += all.length;
    const kinds = new Map(
      all.map((events) => callRecord(`${run.dir}/stack`, events)).map((each) => [JSON.stringify(each), each]),
    );
    return { count: all.length, kinds: [...kinds.values()] };
  }

  test("with one of two workers stopped, the other takes all calls", async () => {
    const [worker = 0] = workers;
    await stopIdle(run.edge, worker);
    const { load, refused } = await calls(20);
    await sleep(2000);
    await load.stop();
    process.kill(worker, "SIGCONT");
    expect(load.failures()).toEqual([]);
    expect(refused).toEqual([]);
    await expectWhole(load);
    expect(await records()).toEqual({ count: load.placed(), kinds: [whole] });
  });

  test("with both stopped for 700 ms, the calls of that time are late, and none is refused", async () => {
    const { load, refused } = await calls(30);
    await sleep(1000);
    for (const worker of workers) process.kill(worker, "SIGSTOP");
    await sleep(700);
    for (const worker of workers) process.kill(worker, "SIGCONT");
    await sleep(1000);
    await load.stop();
    expect(load.failures()).toEqual([]);
    expect(refused).toEqual([]);
    await expectWhole(load);
    expect(await records()).toEqual({ count: load.placed(), kinds: [whole] });
  });

  test("with a small part of the time that its calls need, it refuses some at once, and keeps what it takes", async () => {
    const endSlowness = slowDown(workers, 2, 40);
    const { load, refused } = await calls(150);
    await sleep(5000);
    const stopped = load.stop();
    await endSlowness();
    await stopped;
    expect(load.failures()).toEqual([]);
    expect(refused.length).toBeGreaterThan(0);
    expect(load.completed()).toBeGreaterThan(0);
    expect(load.completed() + refused.length).toBe(load.placed());
    expect(await records()).toEqual({ count: load.completed(), kinds: [whole] });
    expect(await dropped()).toBe(refused.length);

    // What has been needed lately is forgotten within beats whose wait is short.
    await until(async () => (await tableOf(run.edge, "load"))["beat"]?.endsWith(" 0.0000 0.0000") === true);
    const after = await calls(50);
    await sleep(1000);
    await after.load.stop();
    expect([after.load.failures(), after.refused]).toEqual([[], []]);
    await expectWhole(after.load);
    expect(await records()).toEqual({ count: after.load.placed(), kinds: [whole] });
  });

  /** Calls refused for overload so far. */
  const dropped = async () => Number((await tableOf(run.edge, "dropped"))["overload"]);
});
