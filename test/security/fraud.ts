import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { EDGE, EXCHANGE, NORTH, VICTIM } from "./addresses.ts";
import { type AttackedCalls, openAttackedCalls } from "./attacked-calls.ts";
import type { SecurityRun } from "./security-run.ts";

/** Registers the attacks of a carrier whose INVITE asks for more than a number of ours. */
export function testFraud(running: () => SecurityRun): void {
  describe("fraud", () => {
    let calls: AttackedCalls;
    beforeEach(async () => {
      calls = await openAttackedCalls(running().edge);
    });
    afterEach(() => calls.close());

    const expectCall: SecurityRun["expectCall"] = (...call) => running().expectCall(...call);

    test.each([
      ["a premium number abroad", `sip:+19005551234@${EDGE}`],
      ["a number with an international prefix", `sip:0019005551234@${EDGE}`],
      ["a mobile phone", `sip:13800138000@${EDGE}`],
      ["another platform's 400 number", `sip:4009999999@${EDGE}`],
      ["our number with digits behind it", `sip:40060000021@${EDGE}`],
      ["a number in escapes", `sip:%2B19005551234@${EDGE}`],
      ["a tel URI", "tel:+19005551234"],
      ["an emergency number", `sip:110@${EDGE}`],
      ["a target of a plan", `sip:desk@${EXCHANGE}:5090`],
    ])("%s is nobody's: no attempt", async (_, uri) => {
      const { caller, invite } = calls;
      const text = invite(uri);
      caller.send(text);
      await caller.takes(/^SIP\/2\.0 404 /);
      await expectCall(
        text,
        { caller },
        {
          yaml: null,
          sip: {
            caller: "→INVITE, ←404",
          },
          ladder: [],
          events: "invite, decision unknown-number, ended edge 404 unknown-number",
        },
      );
    });

    test("a request URI, Route, maddr or Via of others' making leads to the plan's target alone", async () => {
      const { caller, exchange, victim, invite } = calls;
      const text = invite(`sip:4006000002@${VICTIM};maddr=${VICTIM};transport=tcp`, [
        `Route: <sip:${EDGE};lr>, <sip:${VICTIM}:5060;lr>`,
        "X-Hotline-Handover: yes",
        "X-Hotline-Generation: forged",
        "Subject: lines that end as they like\nX-Hotline-Forged: yes",
        `Replaces: other@${NORTH};from-tag=a;to-tag=b`,
        `Refer-To: <sip:${VICTIM}>`,
        'Proxy-Authorization: Digest username="u", response="0"',
      ]);
      caller.send(text);
      const first = await exchange.takes(/^INVITE /);
      expect(first.start).toBe(`INVITE sip:desk@${EXCHANGE}:5090 SIP/2.0`);
      const kept = Object.keys(first.headers).filter((name) =>
        /^x-hotline|^subject|^replaces|^refer|authorization|^route/.test(name),
      );
      expect(kept).toEqual([]);
      exchange.replies(first, "302 Moved", [["Contact", `<sip:${VICTIM}:5060>`]]);
      await caller.takes(/^SIP\/2\.0 480 /);
      expect(await victim.receive(200)).toBeUndefined();
      await expectCall(
        text,
        { caller, exchange },
        {
          yaml: "enterprises/exchange.yaml",
          sip: {
            caller: "→INVITE, ←480",
            exchange: "←INVITE, →302, ←ACK",
          },
          ladder: ["desk/- refused"],
          events:
            "invite, decision ring, attempt a1, attempt-ended a1 refused, ended edge 480 no target answered",
        },
      );
    });

    test("another carrier's number, and a number that its carrier's identity headers claim, get no call", async () => {
      const { caller, invite } = calls;
      const text = invite(`sip:4008000003@${EDGE}`, [`Diversion: <sip:4006000002@${EDGE}>`]);
      caller.send(text);
      await caller.takes(/^SIP\/2\.0 403 /);
      await expectCall(
        text,
        { caller },
        {
          yaml: "enterprises/other-carrier.yaml",
          sip: {
            caller: "→INVITE, ←403",
          },
          ladder: [],
          events: "invite, decision wrong-carrier, ended edge 403 not a number of this carrier",
        },
      );
    });
  });
}
