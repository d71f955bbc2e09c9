import { appendFile, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Registry } from "prom-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isGone } from "#agent/spool/boots.ts";
import { SpoolCare, type SpoolCareOptions } from "#agent/spool/spool-care.ts";
import { type SpoolMetrics, spoolMetrics } from "#agent/spool/spool-metrics.ts";
import { endOf } from "#edge/end-of.ts";
import { readSpool } from "#edge/read-spool.ts";
import { sealedLine } from "#edge/sealed-line.ts";
import type { Edge } from "#edge/start-edge.ts";
import { callRecord } from "../calls/call-record.ts";
import { killKamailio } from "../calls/kill-kamailio.ts";
import { type Caller, openCaller } from "./caller.ts";
import { callsOf, careUntil, NORTH, type SpoolRun, STACK } from "./spool-run.ts";

/** Registers the test of calls that die with their node, and of what the node's death leaves half written. */
export function testDiedCalls(run: () => SpoolRun): void {
  let edge: Edge;
  let caller: Caller;
  const register = new Registry();
  const care = (metrics?: SpoolMetrics): SpoolCareOptions => ({
    ...{ spool: edge.spool, db: edge.db, reserve: () => 1 },
    ...(metrics && { metrics }),
  });
  beforeAll(async () => {
    edge = await run().start("died");
    caller = await openCaller(NORTH, edge, "died");
  });
  afterAll(async () => {
    caller?.close();
    await edge?.stop();
  });

  test("each is closed once by the agent, when its node gave its last sign of life; the whole one stays as it is", async () => {
    const whole = caller.call("4006000001");
    expect(await whole.answered).toBe(200);
    expect(await whole.hangUp()).toBe(200);
    const talking = caller.call("4006000001");
    expect(await talking.answered).toBe(200);
    const ringing = caller.call("4006000002");
    await careUntil(care(), async () => (await caller.sip(ringing.sipCallId)).endsWith("←180"));
    const living = new SpoolCare(care());
    await living.step();
    expect(await kinds(talking.sipCallId)).not.toContain("ended");
    const boots = (await readdir(edge.spool)).filter((file) => file.startsWith("boot-"));
    expect(boots).toHaveLength(1);
    await careUntil(care(), async () => (await beat(boots[0] ?? "")) > 0);

    const [, boot = ""] = (boots[0] ?? "").split("-");
    const muchLater = Date.now() + 60_000;
    expect(await isGone(edge.spool, boot, muchLater), "a boot that lives, however old its heartbeat").toBe(
      false,
    );

    await killKamailio(edge.pid);
    await edge.stop();
    const segment = (await readdir(edge.spool)).find((file) => file.endsWith(".ndjson")) ?? "";
    await appendFile(join(edge.spool, segment), '{"at":17,"call":"half a line');
    expect(await isGone(edge.spool, boot, muchLater)).toBe(true);
    const lastBeat = await beat(boots[0] ?? "");
    edge = await run().start("died");
    // An agent that is killed between two steps, or during one, does nothing twice.
    const metrics = spoolMetrics(register);
    const ended = async () => (await kinds(talking.sipCallId)).includes("ended");
    await careUntil(care(metrics), ended);
    await new SpoolCare(care()).step();
    await new SpoolCare(care()).step();

    const calls = await callsOf(edge.spool);
    const ends = (id: string) => calls.get(id)?.filter(({ event }) => event === "ended") ?? [];
    const record = async (id: string) => ({
      ...callRecord(STACK, calls.get(id) ?? []),
      sip: { caller: await caller.sip(id) },
    });
    expect(await record(whole.sipCallId)).toEqual({
      yaml: "enterprises/plain.yaml",
      sip: { caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE" },
      ladder: ["desk/north answered"],
      events:
        "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
    });
    expect(await record(talking.sipCallId)).toEqual({
      yaml: "enterprises/plain.yaml",
      sip: { caller: "→INVITE, ←180, ←200, →ACK" },
      ladder: ["desk/north answered"],
      events:
        "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended close node 200 node lost",
    });
    expect(await record(ringing.sipCallId)).toEqual({
      yaml: "enterprises/busy.yaml",
      sip: { caller: "→INVITE, ←180" },
      ladder: ["desk/north ?"],
      events: "invite, decision ring, attempt a1, ringing a1 180, ended close node 408 node lost",
    });
    expect(ends(talking.sipCallId)).toMatchObject([{ provisional: true, sequence: 1, answered: true }]);
    expect(ends(ringing.sipCallId)).toMatchObject([{ provisional: true, sequence: 1, answered: false }]);
    for (const id of [talking.sipCallId, ringing.sipCallId]) {
      const last = Math.max(...(calls.get(id) ?? []).map(({ at, leg }) => (leg === "close" ? 0 : at)));
      expect(ends(id)[0]?.at).toBe(Math.max(last, lastBeat));
    }
    expect((await readSpool(edge.spool)).problems).toEqual([]);
    const torn = await readdir(join(edge.spool, "torn"));
    expect(torn).toEqual([expect.stringMatching(new RegExp(`^${segment}@\\d+$`))]);
    expect(await readFile(join(edge.spool, "torn", torn[0] ?? ""), "utf8")).toBe(
      '{"at":17,"call":"half a line',
    );
    const text = await register.metrics();
    expect(text).toContain('hotline_spool_damaged_lines_total{problem="tail"} 1');
    expect(text).toContain('hotline_calls_ended_total{by="node",code="200"} 1');
    expect(text).toContain('hotline_calls_ended_total{by="node",code="408"} 1');
  });

  test("the true end, when it comes after all, counts in the place of the closing", async () => {
    const call = [...(await callsOf(edge.spool)).values()].find((events) => endOf(events)?.code === 408);
    const { call: id, at } = call?.[0] ?? { call: "", at: 0 };
    const durationUs = 9_000_000;
    const late = { event: "ended", call: id, leg: "late", sequence: 1, at: at + durationUs } as const;
    const end = { ...late, by: "caller", code: 487, answered: false, durationUs } as const;
    await appendFile(join(edge.spool, "later-1-1.ndjson"), sealedLine(end));
    const register = new Registry();
    await new SpoolCare(care(spoolMetrics(register))).step();
    const events = [...(await readSpool(edge.spool)).calls].find(([each]) => each === id)?.[1] ?? [];
    expect(endOf(events)).toMatchObject(end);
    expect(callRecord(STACK, events)).toEqual({
      yaml: "enterprises/busy.yaml",
      ladder: ["desk/north ?"],
      events:
        "invite, decision ring, attempt a1, ringing a1 180, ended close node 408 node lost, ended late caller 487",
    });
    expect(await register.metrics()).toContain("hotline_calls_late_ends_total 1");
  });

  async function kinds(sipCallId: string): Promise<string[]> {
    return (await callsOf(edge.spool)).get(sipCallId)?.map(({ event }) => event) ?? [];
  }

  async function beat(boot: string): Promise<number> {
    return Number(await readFile(join(edge.spool, boot), "utf8"));
  }
}
