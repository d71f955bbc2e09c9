import { expect, test } from "vitest";
import { callRecord } from "../calls/call-record.ts";
import { withinDialog } from "../calls/hand-phone.ts";
import { codeOf, invite } from "./carrier.ts";
import { answeredAt, type EdgesContext, notOwner, ownerOf, STACK } from "./edges-context.ts";
import { CARRIER, EDGES, type EdgeId } from "./edges-run.ts";
import { BUSY, plain, RINGS } from "./numbers.ts";
import { overTcp } from "./over-tcp.ts";
import { ownersOf } from "./owner-of.ts";

/** Registers the tests of which edge has a call, and how the others bring it there. */
export function testOwners(context: () => EdgesContext): void {
  test("a number is decided and recorded by its owner alone, whichever edge is called", async () => {
    const { carrier, callsOver, codesOf, hangUpAll, recordsOf } = context();
    const placed = plain.flatMap((number) => callsOver(EDGES, number, 3).map((call) => ({ number, call })));
    const calls = placed.map(({ call }) => call);
    expect(await codesOf(calls)).toEqual(calls.map(() => 200));
    expect(await hangUpAll(calls)).toEqual(calls.map(() => 200));
    const records = await recordsOf(calls);
    expect(records).toHaveLength(calls.length);
    expect(new Set(records.map(({ edge }) => edge)).size).toBe(3);
    for (const [index, { number, call }] of placed.entries()) {
      const record = records.find((each) => each.invite?.sipCallId === call.id);
      const called = EDGES[index % 3];
      expect({
        edge: record?.edge,
        own: record?.invite?.edge,
        via: record?.invite?.via,
        source: record?.invite?.source,
        record: { ...callRecord(STACK, record?.events ?? []), sip: { caller: await carrier.sip(call.id) } },
        rehomedFrom: record?.decision?.rehomedFrom,
      }).toEqual({
        edge: ownerOf(number),
        own: ownerOf(number),
        via: called === ownerOf(number) ? undefined : called,
        source: `${CARRIER}:${carrier.place.port}`,
        record: {
          yaml: `enterprises/plain-${plain.indexOf(number) + 1}.yaml`,
          ...answeredAt("desk"),
        },
        rehomedFrom: undefined,
      });
    }
  });

  test("the edge that hands over is not in the route of the call", async () => {
    const { run, carrier, expectCall } = context();
    const number = plain[0] ?? "";
    const call = carrier.call(run.edges[notOwner(number)], number);
    const answer = await call.answer;
    const hosts = ["record-route", "contact"].flatMap((name) => answer?.headers[name] ?? []);
    expect(hosts.map((value) => /<sip:(?:[^@>]*@)?([^:;>]+)/.exec(value)?.[1])).toEqual([
      run.edges[ownerOf(number)].address,
      run.edges[ownerOf(number)].address,
    ]);
    expect(await call.hangUp()).toBe(200);
    await expectCall(call, {
      ...{ edge: ownerOf(number), via: notOwner(number), yaml: "enterprises/plain-1.yaml" },
      ...answeredAt("desk"),
    });
  });

  test("a carrier connected by TCP finds the call's owner through the edge that it is connected to", async () => {
    const { run, expectCall } = context();
    const number = plain[0] ?? "";
    const edge = run.edges[notOwner(number)];
    const tcp = await overTcp(CARRIER, edge);
    const contact = `carrier@${CARRIER}:${tcp.here.port};transport=tcp`;
    const text = invite(edge, tcp.here, number, "01088887777", []).replace("SIP/2.0/UDP", "SIP/2.0/TCP");
    tcp.send(text.replace(/Contact: .*/, `Contact: <sip:${contact}>`));
    const answer = await tcp.takes(/^SIP\/2\.0 200 /);
    expect(answer.headers["record-route"]?.at(-1)).toMatch(
      new RegExp(`<sip:${edge.address};transport=tcp[^>]*;handover=[0-9a-f]{32}`),
    );
    tcp.send(withinDialog("ACK", 1, answer, contact, { transport: "TCP" }));
    tcp.send(withinDialog("BYE", 2, answer, contact, { transport: "TCP" }));
    await tcp.takes(/^SIP\/2\.0 200 /);
    await expectCall(
      { id: answer.headers["call-id"]?.[0] ?? "" },
      {
        ...{ edge: ownerOf(number), via: notOwner(number), yaml: "enterprises/plain-1.yaml" },
        ...answeredAt("desk"),
      },
      tcp,
    );
    tcp.close();
  });

  test("a request within a call that reaches another edge than the call's is passed on to it", async () => {
    const { run, carrier, expectCall } = context();
    const number = plain[0] ?? "";
    const call = carrier.call(run.edges[notOwner(number)], number);
    await call.answer;
    const third = ownersOf(number, EDGES)[2] as EdgeId;
    expect(await call.hangUp(run.edges[third])).toBe(200);
    await expectCall(call, {
      ...{ edge: ownerOf(number), via: notOwner(number), yaml: "enterprises/plain-1.yaml" },
      ...answeredAt("desk"),
    });
  });

  test("a carrier's own X-Hotline-Passed does not have another edge act in the place of one that lives", async () => {
    const { run, carrier, expectCall } = context();
    const number = plain[0] ?? "";
    const call = carrier.call(run.edges[notOwner(number)], number);
    const answer = await call.answer;
    if (!answer) throw new Error("no answer");
    const { address, port } = carrier.place;
    const headers: [string, string][] = [["X-Hotline-Passed", "1"]];
    const bye = withinDialog("BYE", 2, answer, `carrier@${address}:${port}`, { headers });
    const third = ownersOf(number, EDGES)[2] as EdgeId;
    const reply = await carrier.ask(run.edges[third], bye);
    expect(reply && codeOf(reply)).toBe(200);
    await expectCall(call, {
      ...{ edge: ownerOf(number), via: notOwner(number), yaml: "enterprises/plain-1.yaml" },
      ...answeredAt("desk"),
    });
  });

  test("a refusal comes back through the edge that handed it over, as the owner says it, and is recorded once", async () => {
    const { run, carrier, codesOf, expectCall } = context();
    const call = carrier.call(run.edges[notOwner(BUSY)], BUSY);
    expect(await codesOf([call])).toEqual([486]);
    await expectCall(call, {
      ...{ edge: ownerOf(BUSY), via: notOwner(BUSY), yaml: "enterprises/busy.yaml" },
      sip: { caller: "→INVITE, ←486, →ACK" },
      ladder: ["desk/north busy"],
      events: "invite, decision ring, attempt a1, attempt-ended a1 busy, ended edge 486 all targets busy",
    });
  });

  test("a caller who gives up is heard by the owner", async () => {
    const { run, carrier, codesOf, expectCall } = context();
    const call = carrier.call(run.edges[notOwner(RINGS)], RINGS);
    await call.ringing;
    call.cancel();
    expect(await codesOf([call])).toEqual([487]);
    await expectCall(call, {
      ...{ edge: ownerOf(RINGS), via: notOwner(RINGS), yaml: "enterprises/rings.yaml" },
      sip: { caller: "→INVITE, ←180, →CANCEL, ←200 CANCEL, ←487, →ACK" },
      ladder: ["desk/north cancelled"],
      events:
        "invite, decision ring, attempt a1, ringing a1 180, attempt-ended a1 cancelled, ended caller 487 cancelled",
    });
  });
}
