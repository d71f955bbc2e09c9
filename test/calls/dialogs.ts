import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SipText } from "#local/phones/sip-text.ts";
import { askKamailio } from "../ask-kamailio.ts";
import { eventually } from "../eventually.ts";
import type { ByHand } from "./by-hand.ts";
import { given, openByHand } from "./by-hand.ts";
import type { Running } from "./call-run.ts";
import { BY_HAND } from "./carriers.ts";
import type { HandPhone } from "./hand-phone.ts";
import { handPhone, withinDialog } from "./hand-phone.ts";
import { ending, ladder } from "./record.ts";
import { openSipSocket } from "./sip-socket.ts";
import { openTcpSocket } from "./tcp-socket.ts";

/** Registers the tests of what happens between the first ringing and the last BYE, message by message. */
export function testDialogs(running: () => Running): void {
  describe("by hand", () => {
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
    const cancel = (text: string) => hand.cancel(text);
    const recordOf = (text: string) => hand.recordOf(text);
    const answered = () => hand.answered();
    /** Hangs up as the caller and answers as the target. */
    const hangUp = async (answer: SipText) => {
      caller.send(withinDialog("BYE", 9, answer, here));
      target.replies(await target.takes(/^BYE /), "200 OK");
      await caller.takes(/^SIP\/2\.0 200 /);
    };

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
      const events = await recordOf(text);
      expect(ladder(events)).toEqual(["desk/- answered"]);
      expect(ending(events)).toBe("target");
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
      const decision = (await recordOf(text)).find((event) => event.event === "decision");
      expect(decision?.event === "decision" && decision.caller).toBe("+861088880000");
    });

    test("a side takes longer over a request within the call than a path has to ring", async () => {
      const text = invite("4006000029");
      const first = await target.takes(/^INVITE /);
      target.replies(first, "200 OK");
      const answer = await answered();
      caller.send(withinDialog("ACK", 1, answer, here));
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
        if (method === "INVITE") caller.send(withinDialog("ACK", cseq, answer, here));
      }
      expect(ending(await recordOf(text))).toBe("caller");
    });

    test("an answer that comes after the caller's CANCEL is hung up, and the caller gets 487", async () => {
      const text = invite("4006000029");
      const first = await target.takes(/^INVITE /);
      target.replies(first, "180 Ringing");
      await caller.takes(/^SIP\/2\.0 180 /);
      cancel(text);
      target.replies(await target.takes(/^CANCEL /), "200 OK");
      target.replies(first, "200 OK");
      target.replies(await target.takes(/^BYE /), "200 OK");
      await caller.takes(/^SIP\/2\.0 487 /);
      const events = await recordOf(text);
      expect([ladder(events), ending(events)]).toEqual([["desk/- cancelled"], "caller cancelled"]);
    });

    test("a caller who gives up gets 487 whatever the target says to it, and nobody else rings", async () => {
      const text = invite("4006000030");
      const first = await target.takes(/^INVITE sip:first/);
      target.replies(first, "180 Ringing");
      await caller.takes(/^SIP\/2\.0 180 /);
      cancel(text);
      target.replies(await target.takes(/^CANCEL /), "200 OK");
      target.replies(first, "486 Busy Here");
      expect((await caller.takes(/^SIP\/2\.0 [3-6]/)).start).toBe("SIP/2.0 487 Request Terminated");
      const events = await recordOf(text);
      expect(ladder(events)).toEqual(["first/- busy"]);
      expect(ending(events)).toBe("caller cancelled");
    });

    test("a caller gives up before anything is heard of the target, whose later answer is hung up", async () => {
      const text = invite("4006000029");
      const first = await target.takes(/^INVITE /);
      const stranger = await openSipSocket("127.0.4.97", running().edge);
      stranger.send(text.replace(/^INVITE/, "CANCEL").replace("1 INVITE", "1 CANCEL"));
      expect(await stranger.receive(150)).toBeUndefined();
      stranger.close();
      cancel(text);
      await caller.takes(/^SIP\/2\.0 487 /);
      target.replies(first, "200 OK");
      expect((await target.takes(/^ACK /)).headers["cseq"]).toEqual(["1 ACK"]);
      target.replies(await target.takes(/^BYE /), "200 OK");
      const events = await recordOf(text);
      expect(ladder(events)).toEqual(["desk/- cancelled"]);
      expect(ending(events)).toBe("caller cancelled");
    });

    test("an answer after the ring time is hung up, while the next target rings and answers", async () => {
      const text = invite("4006000030");
      const first = await target.takes(/^INVITE sip:first/);
      target.replies(first, "180 Ringing");
      target.replies(await target.takes(/^CANCEL /), "200 OK");
      const second = await target.takes(/^INVITE sip:second/);
      target.replies(second, "180 Ringing");
      target.replies(first, "200 OK");
      await target.takes(/^ACK /);
      target.replies(await target.takes(/^BYE /), "200 OK");
      target.replies(second, "200 OK");
      const answer = await answered();
      caller.send(withinDialog("ACK", 1, answer, here));
      await target.takes(/^ACK /);
      await hangUp(answer);
      const events = await recordOf(text);
      expect(ladder(events)).toEqual(["first/- no-answer", "second/- answered"]);
      expect(ending(events)).toBe("caller");
    });

    test("of two who answer, the first has the call, and the second, whom CANCEL missed, is hung up", async () => {
      const text = invite("4006000031");
      const one = await target.takes(/^INVITE /);
      const other = await target.takes(/^INVITE /);
      target.replies(one, "180 Ringing");
      target.replies(other, "180 Ringing");
      target.replies(one, "200 OK");
      const answer = await answered();
      target.replies(other, "200 OK");
      await target.takes(/^ACK /);
      const bye = await target.takes(/^BYE /);
      expect(bye.headers["to"]?.[0]).not.toBe(answer.headers["to"]?.[0]);
      target.replies(bye, "200 OK");
      caller.send(withinDialog("ACK", 1, answer, here));
      await target.takes(/^ACK /);
      await hangUp(answer);
      const events = await recordOf(text);
      const [first, second] = [one, other].map(({ start }) => /sip:(\w+)@/.exec(start)?.[1]);
      expect(ladder(events).sort()).toEqual([`${first}/- answered`, `${second}/- answered-elsewhere`].sort());
      expect(events.filter((event) => event.event === "target-answer")).toHaveLength(1);
      expect(ending(events)).toBe("caller");
    });

    test("over TCP to a target behind a proxy of its own: the edge's BYE finds both sides", async () => {
      const address = `desk@${BY_HAND}:5091;transport=tcp`;
      const socket = await openTcpSocket(BY_HAND, 5091);
      const exchange = handPhone(socket, address);
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
      const bye = await exchange.takes(/^BYE /, 5000);
      expect(bye.headers["route"]).toEqual([proxy]);
      exchange.replies(bye, "200 OK");
      const events = await recordOf(text);
      expect(ending(events)).toBe("edge maximum duration");
      expect(socket.peer()).toBe("127.0.4.1");
      exchange.close();
    });

    test("nothing is left of calls that have ended", async () => {
      const listed = async (method: string): Promise<Record<string, unknown>[]> => {
        const list = await askKamailio(running().edge, method);
        return Array.isArray(list) ? list : [];
      };
      await eventually(async () => {
        const open = [...(await running().spool()).calls.values()].filter((events) => !ending(events));
        expect(open).toEqual([]);
        const tables = await listed("htable.stats");
        const items = Object.fromEntries(tables.map(({ name, all }) => [name, all]));
        const kept = ["calls", "causes", "probes", "silent", "sessions", "plans"].map((name) => items[name]);
        expect(kept).toEqual([0, 0, 0, 0, 0, 0]);
        // Ended dialogs (5) stay until their last transaction is gone.
        const dialogs = await listed("dlg.list");
        expect(dialogs.filter(({ state }) => state !== 5)).toEqual([]);
        for (const [profile, value] of [
          ["number", "4006000029"],
          ["binding", "4006000031/left"],
          ["binding", "4006000031/right"],
          ["trunk", "north"],
        ] as const)
          expect(await askKamailio(running().edge, "dlg.profile_get_size", [profile, value])).toBe(0);
      }, 15_000);
    });
  });
}
