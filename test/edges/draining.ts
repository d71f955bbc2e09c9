import { expect, test } from "vitest";
import { eventually } from "../eventually.ts";
import { answeredAt, type EdgesContext, notOwner, options } from "./edges-context.ts";
import { EDGES, type EdgeId } from "./edges-run.ts";
import { plain } from "./numbers.ts";
import { ownersOf } from "./owner-of.ts";

/** Registers the tests of edges that take no new calls. */
export function testDraining(context: () => EdgesContext): void {
  test("a draining edge hands new calls over, says so to whoever asks, and goes on with its own", async () => {
    const { run, carrier, codesOf, recordsOf, expectCall } = context();
    const number = plain[4] ?? "";
    const [owner, second] = ownersOf(number, EDGES) as [EdgeId, EdgeId];
    const before = carrier.call(run.edges[owner], number);
    await before.answer;
    run.say(owner, "draining", true);
    await eventually(async () => {
      expect((await carrier.ask(run.edges[owner], options(carrier, run.edges[owner])))?.start).toMatch(
        / 503 /,
      );
    });
    const after = carrier.call(run.edges[owner], number);
    expect(await codesOf([after])).toEqual([200]);
    expect(await before.hangUp()).toBe(200);
    expect(await after.hangUp()).toBe(200);
    const records = await recordsOf([before, after]);
    expect(
      records.map(({ edge, invite: each, decision }) => ({
        edge,
        via: each?.via,
        from: decision?.rehomedFrom,
      })),
    ).toEqual(
      expect.arrayContaining([
        { edge: owner, via: undefined, from: undefined },
        { edge: second, via: owner, from: owner },
      ]),
    );
    const answered = { yaml: "enterprises/plain-5.yaml", ...answeredAt("desk") };
    await expectCall(before, { edge: owner, ...answered });
    await expectCall(after, { edge: second, via: owner, ...answered });
  });

  test("when all drain, the carrier is told to come back, and the call is in the record", async () => {
    const { run, carrier, allAlive, expectCall } = context();
    const number = plain[4] ?? "";
    for (const edge of EDGES) run.say(edge, "draining", true);
    const called = run.edges[notOwner(number)];
    const answer = await eventually(async () => {
      const refused = await carrier.call(called, number).answer;
      expect(refused?.start).toBe("SIP/2.0 503 Service Unavailable");
      return refused;
    });
    expect(answer?.headers["retry-after"]).toEqual(["5"]);
    await expectCall(
      { id: answer?.headers["call-id"]?.[0] ?? "" },
      {
        ...{ edge: notOwner(number), yaml: null },
        sip: { caller: "→INVITE, ←503, →ACK" },
        ladder: [],
        events: "invite, ended edge 503 no edge takes calls",
      },
    );
    for (const edge of EDGES) run.say(edge, "draining", false);
    await allAlive();
  });
}
