import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { sipText } from "#local/phones/sip-text.ts";
import { withinDialog } from "../calls/hand-phone.ts";
import { codeOf, openCarrier, type Place } from "./carrier.ts";
import { answeredAt, type EdgesContext, notOwner, ownerOf, unrecorded } from "./edges-context.ts";
import { plain } from "./numbers.ts";

/** Nobody's address: not a carrier's, not an edge's. It answers 200 to whatever it is sent. */
const VICTIM = "127.0.10.99";

/** Registers the tests of a carrier that wants its requests carried to where it likes, as if within a call. */
export function testForeignRoutes(context: () => EdgesContext): void {
  const within = (from: Place, uri: string, routes: string[], callId: string) =>
    sipText(`INVITE ${uri} SIP/2.0`, [
      ["Via", `SIP/2.0/UDP ${from.address}:${from.port};branch=z9hG4bK${callId}`],
      ["Max-Forwards", "70"],
      ...routes.map((route): [string, string] => ["Route", route]),
      ["From", `<sip:01088887777@carrier.example>;tag=${callId}`],
      ["To", "<sip:4006170001@sip.edges.example>;tag=any"],
      ["Call-ID", callId],
      ["CSeq", "2 INVITE"],
      ["Contact", `<sip:carrier@${from.address}:${from.port}>`],
    ]);

  test("a Route or URI that only looks like an edge's leads nowhere", async () => {
    const { run, carrier, expectCalls } = context();
    const victim = await openCarrier(VICTIM);
    const { address: here } = run.edges["edge-a"];
    const { address: peer, port } = run.edges["edge-b"];
    const there = `${VICTIM}:${victim.place.port}`;
    const attempts: [string, string[]][] = [
      [`sip:1900@${there}`, [`<sip:${peer}@${there};lr>`]],
      [`sip:1900@${there}`, [`<sip:${peer};x@${there};lr>`]],
      [`sip:1900@${there}`, [`<sip:[::1]@${there};lr>`]],
      [`sip:1900@${peer}:${victim.place.port};maddr=${VICTIM}`, []],
      [`sip:1900@${there}`, [`<sip:${peer}:${port};lr>`, `<sip:${there};lr>`]],
    ];
    for (const [index, [uri, routes]] of attempts.entries()) {
      const text = within(carrier.place, uri, routes, `foreign${index}@${here}`);
      const answer = await carrier.ask(run.edges["edge-a"], text);
      expect([uri, routes, answer && codeOf(answer)]).toEqual([uri, routes, 481]);
    }
    const ids = attempts.map((_, index) => ({ id: `foreign${index}@${here}` }));
    await expectCalls(ids, [{ calls: attempts.length, ...unrecorded(481) }]);
    victim.close();
  });

  test("the mark of a handed over call leads to edges alone", async () => {
    const { run, carrier, expectCalls } = context();
    const victim = await openCarrier(VICTIM);
    const edge = run.edges["edge-a"];
    const callId = `marked@${edge.address}`;
    // As a carrier knows it that is connected by TCP, from the Record-Route of a call of its own.
    const mark = createHmac("sha256", run.key).update(`handed over\n${callId}`).digest("hex").slice(0, 32);
    const there = `${VICTIM}:${victim.place.port}`;
    const route = `<sip:${edge.address}:${edge.port};lr;handover=${mark}>`;
    const answer = await carrier.ask(edge, within(carrier.place, `sip:1900@${there}`, [route], callId));
    expect(answer && codeOf(answer)).toBe(481);
    await expectCalls([{ id: callId }], [{ calls: 1, ...unrecorded(481) }]);
    victim.close();
  });

  test("an edge that passes on a request of whoever knows Call-ID and tags is not believed", async () => {
    const { run, carrier, expectCall } = context();
    const number = plain[0] ?? "";
    const owner = run.edges[ownerOf(number)];
    const call = carrier.call(owner, number);
    const answer = await call.answer;
    if (!answer) throw new Error("no answer");
    const peer = await openCarrier(run.edges[notOwner(number)].address);
    const bye = withinDialog("BYE", 7, answer, `x@${peer.place.address}:${peer.place.port}`);
    const uri = `sip:x@${owner.address}:${owner.port}`;
    expect(await peer.ask(owner, bye.replace(/^BYE \S+/, `BYE ${uri}`), 1500)).toBeUndefined();
    expect(await call.hangUp()).toBe(200);
    peer.close();
    await expectCall(call, {
      ...{ edge: ownerOf(number), yaml: "enterprises/plain-1.yaml" },
      ...answeredAt("desk"),
    });
  });
}
