import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ByHand } from "./by-hand.ts";
import { expectHandCall, given, openByHand } from "./by-hand.ts";
import type { Running } from "./call-run.ts";
import { BY_HAND, NORTH } from "./carriers.ts";
import type { HandPhone } from "./hand-phone.ts";
import { handPhone, withinDialog } from "./hand-phone.ts";
import { openSipSocket } from "./sip-socket.ts";
import { openTcpSocket } from "./tcp-socket.ts";

/** Registers the tests of what goes on within a call, from the first ringing to the last BYE, message by message. */
export function testDialogs(running: () => Running): void {
  describe("within a call", () => {
    let hand: ByHand;
    let caller: HandPhone;
    let here: string;
    let target: HandPhone;
    let there: string;

    beforeEach(async () => {
      hand = await openByHand(running().edge);
      ({ caller, here, target, there } = hand);
    });
    afterEach(() => hand.close());

    const invite = (number: string, headers: string[] = []) => hand.invite(number, { headers });
    const answered = () => hand.answered();

    test("PRACK, UPDATE and re-INVITE pass in both directions, without what the carrier asserts", async () => {
      const text = invite("4006000029", ["Supported: 100rel, timer", "Session-Expires: 1800"]);
      const first = await target.takes(/^INVITE /);
      expect(first.headers["supported"]).toEqual(["100rel, timer"]);
      target.replies(first, "183 Session Progress", [
        ["Require", "100rel"],
        ["RSeq", "1"],
        ["P-Asserted-Identity", "<sip:013912345678@pbx.example>"],
      ]);
      const early = await caller.takes(/^SIP\/2\.0 183 /);
      expect(early.headers["rseq"]).toEqual(["1"]);
      expect(early.headers["p-asserted-identity"]).toBeUndefined();
      caller.send(withinDialog("PRACK", 2, early, here, { headers: [["RAck", "1 1 INVITE"]] }));
      const prack = await target.takes(/^PRACK /);
      expect(prack.headers["rack"]).toEqual(["1 1 INVITE"]);
      target.replies(prack, "200 OK");
      expect((await caller.takes(/^SIP\/2\.0 200 /)).headers["cseq"]).toEqual(["2 PRACK"]);

      target.replies(first, "200 OK");
      const answer = await answered();
      caller.send(withinDialog("ACK", 1, answer, here));
      expect((await target.takes(/^ACK /)).start).toBe(`ACK sip:${there} SIP/2.0`);

      caller.send(
        withinDialog("INVITE", 3, answer, here, {
          headers: [
            ["P-Asserted-Identity", "<sip:01088880000@carrier.example>"],
            ["X-Hotline-Clock", "1"],
          ],
        }),
      );
      const again = await target.takes(/^INVITE /);
      expect(again.headers["p-asserted-identity"] ?? again.headers["x-hotline-clock"]).toBeUndefined();
      target.replies(again, "200 OK", [["Remote-Party-ID", "<sip:013912345678@pbx.example>"]]);
      const agreed = await caller.takes(/^SIP\/2\.0 200 /);
      expect(agreed.headers["remote-party-id"]).toBeUndefined();
      caller.send(withinDialog("ACK", 3, answer, here));
      await target.takes(/^ACK /);

      target.send(withinDialog("UPDATE", 1, given(first, answer), there, { byTarget: first }));
      const update = await caller.takes(/^UPDATE /);
      caller.replies(update, "200 OK");
      await target.takes(/^SIP\/2\.0 200 /);
      target.send(withinDialog("BYE", 2, given(first, answer), there, { byTarget: first }));
      caller.replies(await caller.takes(/^BYE /), "200 OK");
      await target.takes(/^SIP\/2\.0 200 /);
      await hand.expectCall(text, {
        yaml: "enterprises/by-hand.yaml",
        sip: {
          caller:
            "→INVITE, ←183, →PRACK, ←200 PRACK, ←200, →ACK, →INVITE, ←200, →ACK, ←UPDATE, →200 UPDATE, ←BYE, →200 BYE",
          target:
            "←INVITE, →183, ←PRACK, →200 PRACK, →200, ←ACK, ←INVITE, →200, ←ACK, →UPDATE, ←200 UPDATE, →BYE, ←200 BYE",
        },
        ladder: ["desk/- answered"],
        events:
          "invite, decision ring, attempt a1, ringing a1 183, target-answer a1, caller-answer, ended target 200",
      });
    });

    test("an ACK that the BYE has overtaken goes on to the target, who would repeat its answer; not to a stranger's way", async () => {
      const text = invite("4006000029");
      const first = await target.takes(/^INVITE /);
      target.replies(first, "200 OK");
      const answer = await answered();
      caller.send(withinDialog("BYE", 2, answer, here));
      target.replies(await target.takes(/^BYE /), "200 OK");
      await caller.takes(/^SIP\/2\.0 200 /);
      const ack = withinDialog("ACK", 1, answer, here);
      caller.send(ack.replace(/^ACK sip:[^@]+@/, "ACK sip:nobody@"));
      caller.send(ack);
      const late = await target.takes(/^ACK /);
      expect(late.start).toBe(`ACK sip:${there} SIP/2.0`);
      expect(late.headers["cseq"]).toEqual(["1 ACK"]);
      await hand.expectCall(text, {
        yaml: "enterprises/by-hand.yaml",
        sip: {
          caller: "→INVITE, ←200, →BYE, ←200 BYE, →ACK, →ACK",
          target: "←INVITE, →200, ←BYE, →200 BYE, ←ACK",
        },
        ladder: ["desk/- answered"],
        events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
      });
    });

    test("a caller whom the carrier hides is shown to the target by no message, but is in the record", async () => {
      const asserted = 'P-Asserted-Identity: "sip:110@x" <sip:alice@carrier.example>, <tel:+86-10-8888-0000>';
      const text = invite("4006000029", [asserted, "Privacy: critical;id"]);
      const first = await target.takes(/^INVITE /);
      target.replies(first, "200 OK");
      const answer = await answered();
      caller.send(withinDialog("ACK", 1, answer, here));
      const acknowledged = await target.takes(/^ACK /);
      caller.send(withinDialog("BYE", 2, answer, here));
      const bye = await target.takes(/^BYE /);
      target.replies(bye, "200 OK");
      expect((await caller.takes(/^SIP\/2\.0 200 /)).headers["from"]?.[0]).toContain("01088880000@");
      expect(first.headers["from"]?.[0]).toContain("<sip:anonymous@anonymous.invalid>");
      expect(first.headers["privacy"]).toEqual(["id"]);
      for (const seen of [first, acknowledged, bye]) {
        expect(seen.headers["from"]?.[0]).toContain("anonymous");
        expect(JSON.stringify(seen)).not.toMatch(/88880000|8888-0000|vsf/);
      }
      await hand.expectCall(text, {
        yaml: "enterprises/by-hand.yaml",
        sip: {
          caller: "→INVITE, ←200, →ACK, →BYE, ←200 BYE",
          target: "←INVITE, →200, ←ACK, ←BYE, →200 BYE",
        },
        ladder: ["desk/- answered"],
        events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
      });
      const decision = (await hand.recordOf(text)).find((event) => event.event === "decision");
      expect(decision?.event === "decision" && decision.caller).toBe("+861088880000");
    });

    test("a side takes longer over a request within the call than a path has to ring", async () => {
      const text = invite("4006000029");
      const first = await target.takes(/^INVITE /);
      target.replies(first, "200 OK");
      const answer = await answered();
      caller.send(withinDialog("ACK", 1, answer, here));
      await target.takes(/^ACK /);
      for (const [method, cseq] of [
        ["INVITE", 2],
        ["BYE", 3],
      ] as const) {
        caller.send(withinDialog(method, cseq, answer, here));
        const asked = await target.takes(new RegExp(`^${method} `));
        await sleep(1200);
        target.replies(asked, "200 OK");
        const final = await caller.takes(/^SIP\/2\.0 [2-6]/);
        expect([final.start, final.headers["cseq"]]).toEqual(["SIP/2.0 200 OK", [`${cseq} ${method}`]]);
        if (method === "BYE") break;
        caller.send(withinDialog("ACK", cseq, answer, here));
        await target.takes(/^ACK /);
      }
      await hand.expectCall(text, {
        yaml: "enterprises/by-hand.yaml",
        sip: {
          caller: "→INVITE, ←200, →ACK, →INVITE, ←200, →ACK, →BYE, ←200 BYE",
          target: "←INVITE, →200, ←ACK, ←INVITE, →200, ←ACK, ←BYE, →200 BYE",
        },
        ladder: ["desk/- answered"],
        events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
      });
    });

    test("each side behind a proxy of its own, the target over TCP: the edge's BYE finds both", async () => {
      const address = `desk@${BY_HAND}:5091;transport=tcp`;
      const socket = await openTcpSocket(BY_HAND, 5091);
      const exchange = handPhone(socket, address);
      const sbc = handPhone(await openSipSocket(NORTH, running().edge, 5099), "");
      const text = invite("4006000032", ["Record-Route: <sip:127.0.4.11:5099;lr;ftag=theirs>"]);
      const first = await exchange.takes(/^INVITE /);
      const tag = /tag=(.+)$/.exec(first.headers["from"]?.[0] ?? "")?.[1];
      const proxy = `<sip:${BY_HAND}:5091;transport=tcp;lr;ftag=${tag}>`;
      first.headers["record-route"]?.unshift(proxy);
      exchange.replies(first, "200 OK");
      const answer = await answered();
      caller.send(
        withinDialog("ACK", 1, answer, here).replace(/Route: <sip:127\.0\.4\.11:5099[^\r]*\r\n/, ""),
      );
      await exchange.takes(/^ACK /);
      const bye = await exchange.takes(/^BYE /);
      expect(bye.headers["route"]).toEqual([proxy]);
      exchange.replies(bye, "200 OK");
      sbc.replies(await sbc.takes(/^BYE /), "200 OK");
      const parties = { caller, sbc, exchange };
      await expectHandCall(running().edge, text, parties, {
        yaml: "enterprises/by-hand-tcp.yaml",
        sip: {
          caller: "→INVITE, ←200, →ACK",
          sbc: "←BYE, →200 BYE",
          exchange: "←INVITE, →200, ←ACK, ←BYE, →200 BYE",
        },
        ladder: ["desk/- answered"],
        events:
          "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended edge 200 maximum duration",
      });
      expect(socket.peer()).toBe("127.0.4.1");
      exchange.close();
      sbc.close();
    });
  });
}
