import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { eventually } from "../eventually.ts";
import type { CarrierCall } from "./carrier.ts";
import { answeredAt, type EdgesContext, groupOf, notOwner, options, ownerOf } from "./edges-context.ts";
import { EDGES, type EdgeId } from "./edges-run.ts";
import { firstRung } from "./first-rung.ts";
import { plain, RINGS, TURNS } from "./numbers.ts";
import { ownersOf } from "./owner-of.ts";

/** Registers the tests of edges that sleep or die. */
export function testLoss(context: () => EdgesContext): void {
  test("an owner that wakes up too late does not ring a second time", async () => {
    const { run, carrier, codesOf, recordsOf, expectCall, allAlive } = context();
    const number = plain[2] ?? "";
    const [owner, second, third] = ownersOf(number, EDGES) as [EdgeId, EdgeId, EdgeId];
    const asleep = groupOf(run.edges[owner].pid);
    for (const pid of asleep) process.kill(pid, "SIGSTOP");
    const call = carrier.call(run.edges[third], number);
    expect(await codesOf([call])).toEqual([200]);
    for (const pid of asleep) process.kill(pid, "SIGCONT");
    await eventually(async () => {
      expect((await carrier.ask(run.edges[owner], options(carrier, run.edges[owner])))?.start).toMatch(
        / 200 /,
      );
    });
    await call.hangUp();
    const records = await recordsOf([call]);
    expect(records.map(({ edge, decision }) => ({ edge, rehomedFrom: decision?.rehomedFrom }))).toEqual([
      { edge: second, rehomedFrom: owner },
    ]);
    await expectCall(call, {
      ...{ edge: second, via: third, yaml: "enterprises/plain-3.yaml" },
      ...answeredAt("desk"),
    });
    const rung = run.phones
      .messages()
      .filter((each) => each.start.startsWith("INVITE ") && each.headers["call-id"]?.[0] === call.id);
    expect(rung).toHaveLength(1);
    await allAlive();
  });

  test("a call that rings at an edge which is killed, and back before anybody misses it: the carrier places it anew", async () => {
    const { run, carrier, codesOf, allAlive, expectCall } = context();
    const call = carrier.call(run.edges[notOwner(RINGS)], RINGS);
    await call.ringing;
    for (const pid of groupOf(run.edges[ownerOf(RINGS)].pid)) process.kill(pid, "SIGKILL");
    await run.restart(ownerOf(RINGS));
    const back = performance.now();
    expect(await codesOf([call])).toEqual([503]);
    expect(performance.now() - back).toBeLessThan(10_000);
    await expectCall(call, {
      ...{ edge: ownerOf(RINGS), via: notOwner(RINGS), yaml: "enterprises/rings.yaml" },
      sip: { caller: "→INVITE, ←180, ←503, →ACK" },
      ladder: ["desk/north ?"],
      // Its end is the agent's to write.
      events: "invite, decision ring, attempt a1, ringing a1 180",
    });
    await allAlive();
  });

  test("when an edge is killed under load, calls go on over the others and what it counted starts anew", async () => {
    const { run, carrier, codesOf, hangUpAll, recordsOf, expectCalls } = context();
    const [owner, second, third] = ownersOf(TURNS, EDGES) as [EdgeId, EdgeId, EdgeId];
    const placed: { call: CarrierCall; afterKill: boolean }[] = [];
    const killAt = 60;
    for (let index = 0; index < 150; index++) {
      if (index === killAt) for (const pid of groupOf(run.edges[owner].pid)) process.kill(pid, "SIGKILL");
      const edge = run.edges[index % 2 === 0 ? second : third];
      placed.push({ call: carrier.call(edge, TURNS), afterKill: index >= killAt });
      await sleep(20);
    }
    const after = placed.flatMap(({ call, afterKill }) => (afterKill ? [call] : []));
    expect(await codesOf(after)).toEqual(after.map(() => 200));
    // Calls that were ringing at the killed edge are lost with it: the carrier is told, and places them anew.
    const before = placed.slice(0, killAt).map(({ call }) => call);
    const codes = await codesOf(before);
    expect(codes.filter((code) => code !== 200 && code !== 503)).toEqual([]);
    expect(codes.filter((code) => code === 503).length).toBeLessThan(20);
    await hangUpAll(after);
    const records = await recordsOf(after);
    expect(records).toHaveLength(after.length);
    expect(new Set(records.map(({ edge }) => edge))).toEqual(new Set([second]));
    expect(new Set(records.map(({ decision }) => decision?.rehomedFrom))).toEqual(new Set([owner]));
    const at = { edge: second, yaml: "enterprises/turns.yaml" };
    const rung = ["a", "b", "c"];
    const counts = firstRung(records, TURNS, rung);
    await expectCalls(
      after,
      rung.map((binding, index) => ({ calls: counts[index] ?? 0, ...at, ...answeredAt(binding) })),
    );
    const turns = (await run.records()).flatMap(({ edge, decision }) =>
      edge === second && decision?.number === TURNS
        ? [Object.values(decision.counters.roundRobin ?? {})[0] ?? -1]
        : [],
    );
    expect(turns.sort((one, other) => one - other)).toEqual(turns.map((_, index) => index));
  });
}
