import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { replyTo, type SipText } from "#local/phones/sip-text.ts";
import type { ByHand } from "./by-hand.ts";
import { openByHand } from "./by-hand.ts";
import type { Running } from "./call-run.ts";
import type { HandPhone } from "./hand-phone.ts";
import { withinDialog } from "./hand-phone.ts";
import { openSipSocket } from "./sip-socket.ts";

/** Registers the tests of targets that answer when nobody wants them any more. */
export function testLateAnswers(running: () => Running): void {
  describe("late answers", () => {
    let hand: ByHand;
    let caller: HandPhone;
    let here: string;
    let target: HandPhone;

    beforeEach(async () => {
      hand = await openByHand(running().edge);
      ({ caller, here, target } = hand);
    });
    afterEach(() => hand.close());

    const invite = (number: string) => hand.invite(number);
    const cancel = (text: string) => hand.cancel(text);
    const answered = () => hand.answered();
    /** Hangs up as the caller and answers as the target. */
    const hangUp = async (answer: SipText) => {
      caller.send(withinDialog("BYE", 9, answer, here));
      target.replies(await target.takes(/^BYE /), "200 OK");
      await caller.takes(/^SIP\/2\.0 200 /);
    };

    test.each([
      ["an answer", (first: SipText) => target.replies(first, "200 OK")],
      ["one without a Contact", (first: SipText) => target.send(replyTo(first, "200 OK", "nowhere"))],
    ])("%s that comes after the caller's CANCEL is hung up, and the caller gets 487", async (_, answers) => {
      const text = invite("4006000029");
      const first = await target.takes(/^INVITE /);
      target.replies(first, "180 Ringing");
      await caller.takes(/^SIP\/2\.0 180 /);
      cancel(text);
      target.replies(await target.takes(/^CANCEL /), "200 OK");
      answers(first);
      target.replies(await target.takes(/^BYE /), "200 OK");
      await caller.takes(/^SIP\/2\.0 487 /);
      await hand.expectCall(text, {
        yaml: "enterprises/by-hand.yaml",
        sip: {
          caller: "→INVITE, ←180, →CANCEL, ←200 CANCEL, ←487",
          // The last ACK is tm's own: what it is shown in the answer's place is a refusal.
          target: "←INVITE, →180, ←CANCEL, →200 CANCEL, →200, ←ACK, ←BYE, →200 BYE, ←ACK",
        },
        ladder: ["desk/- cancelled"],
        events:
          "invite, decision ring, attempt a1, ringing a1 180, attempt-ended a1 cancelled, ended caller 487 cancelled",
      });
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
      await hand.expectCall(text, {
        yaml: "enterprises/by-hand-in-turn.yaml",
        sip: {
          caller: "→INVITE, ←180, →CANCEL, ←200 CANCEL, ←487",
          target: "←INVITE, →180, ←CANCEL, →200 CANCEL, →486, ←ACK",
        },
        ladder: ["first/- busy"],
        events:
          "invite, decision ring, attempt a1, ringing a1 180, attempt-ended a1 busy, ended caller 487 cancelled",
      });
    });

    test("a caller gives up before anything is heard of a target new to the edge, whose later answer is hung up", async () => {
      hand.close();
      const edge = await running().anotherEdge(5075);
      onTestFinished(() => edge.stop());
      hand = await openByHand(edge);
      ({ caller, target } = hand);
      const text = invite("4006000029");
      const first = await target.takes(/^INVITE /);
      const stranger = await openSipSocket("127.0.4.97", edge);
      stranger.send(text.replace(/^INVITE/, "CANCEL").replace("1 INVITE", "1 CANCEL"));
      // At once: a target that is not heard is given up after 800 ms.
      cancel(text);
      await caller.takes(/^SIP\/2\.0 487 /);
      expect(await stranger.receive(150)).toBeUndefined();
      stranger.close();
      target.replies(first, "200 OK");
      expect((await target.takes(/^ACK /)).headers["cseq"]).toEqual(["1 ACK"]);
      target.replies(await target.takes(/^BYE /), "200 OK");
      await hand.expectCall(text, {
        yaml: "enterprises/by-hand.yaml",
        sip: {
          caller: "→INVITE, →CANCEL, ←200 CANCEL, ←487",
          target: "←INVITE, →200, ←ACK, ←BYE, →200 BYE",
        },
        ladder: ["desk/- cancelled"],
        events: "invite, decision ring, attempt a1, attempt-ended a1 cancelled, ended caller 487 cancelled",
      });
    });

    test("an answer after the ring time is hung up, while the next target rings and answers", async () => {
      const text = invite("4006000030");
      const first = await target.takes(/^INVITE sip:first/);
      target.replies(first, "180 Ringing");
      const second = await target.takes(/^INVITE sip:second/);
      target.replies(await target.takes(/^CANCEL /), "200 OK");
      target.replies(second, "180 Ringing");
      target.replies(first, "200 OK");
      await target.takes(/^ACK /);
      target.replies(await target.takes(/^BYE /), "200 OK");
      target.replies(second, "200 OK");
      const answer = await answered();
      caller.send(withinDialog("ACK", 1, answer, here));
      await target.takes(/^ACK /);
      await hangUp(answer);
      await hand.expectCall(text, {
        yaml: "enterprises/by-hand-in-turn.yaml",
        sip: {
          caller: "→INVITE, ←180, ←180, ←200, →ACK, →BYE, ←200 BYE",
          target:
            "←INVITE, →180, ←INVITE, ←CANCEL, →200 CANCEL, →180, →200, ←ACK, ←BYE, →200 BYE, →200, ←ACK, ←BYE, →200 BYE",
        },
        ladder: ["first/- no-answer", "second/- answered"],
        events:
          "invite, decision ring, attempt a1, ringing a1 180, attempt-ended a1 no-answer, attempt a2, ringing a2 180, target-answer a2, caller-answer, ended caller 200",
      });
    });

    test("of two who ring, one answers, and the other, who stops ringing, is acknowledged", async () => {
      const text = invite("4006000031");
      const [one, other] = [await target.takes(/^INVITE /), await target.takes(/^INVITE /)];
      for (const rings of [one, other]) {
        target.replies(rings, "180 Ringing");
        await caller.takes(/^SIP\/2\.0 180 /);
      }
      target.replies(one, "200 OK");
      const answer = await answered();
      target.replies(await target.takes(/^CANCEL /), "200 OK");
      target.replies(other, "487 Request Terminated");
      await target.takes(/^ACK /);
      caller.send(withinDialog("ACK", 1, answer, here));
      await target.takes(/^ACK /);
      await hangUp(answer);
      await hand.expectCall(text, {
        yaml: "enterprises/by-hand-together.yaml",
        sip: {
          caller: "→INVITE, ←180, ←180, ←200, →ACK, →BYE, ←200 BYE",
          target:
            "←INVITE, ←INVITE, →180, →180, →200, ←CANCEL, →200 CANCEL, →487, ←ACK, ←ACK, ←BYE, →200 BYE",
        },
        ladder: ["left/- answered", "right/- answered-elsewhere"],
        events:
          "invite, decision ring, attempt a1, attempt a2, ringing a1 180, ringing a2 180, target-answer a1, caller-answer, attempt-ended a2 answered-elsewhere, ended caller 200",
      });
    });

    test("of two who answer, the first has the call, and the second, whom CANCEL missed, is hung up", async () => {
      const text = invite("4006000031");
      const one = await target.takes(/^INVITE /);
      const other = await target.takes(/^INVITE /);
      for (const rings of [one, other]) {
        target.replies(rings, "180 Ringing");
        await caller.takes(/^SIP\/2\.0 180 /);
      }
      target.replies(one, "200 OK");
      const answer = await answered();
      await target.takes(/^CANCEL /);
      target.replies(other, "200 OK");
      await target.takes(/^ACK /);
      const bye = await target.takes(/^BYE /);
      expect(bye.headers["to"]?.[0]).not.toBe(answer.headers["to"]?.[0]);
      target.replies(bye, "200 OK");
      caller.send(withinDialog("ACK", 1, answer, here));
      await target.takes(/^ACK /);
      await hangUp(answer);
      await hand.expectCall(text, {
        yaml: "enterprises/by-hand-together.yaml",
        sip: {
          caller: "→INVITE, ←180, ←180, ←200, →ACK, →BYE, ←200 BYE",
          target:
            "←INVITE, ←INVITE, →180, →180, →200, ←CANCEL, →200, ←ACK, ←BYE, →200 BYE, ←ACK, ←BYE, →200 BYE",
        },
        ladder: ["left/- answered", "right/- answered-elsewhere"],
        events:
          "invite, decision ring, attempt a1, attempt a2, ringing a1 180, ringing a2 180, target-answer a1, caller-answer, attempt-ended a2 answered-elsewhere, ended caller 200",
      });
    });
  });
}
