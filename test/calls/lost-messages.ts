import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Edge } from "#edge/start-edge.ts";
import { type ByHand, openByHand } from "./by-hand.ts";
import type { Running } from "./call-run.ts";

/** Registers the tests of a CANCEL and an ACK that are lost on the way. */
export function testLostMessages(running: () => Running): void {
  describe("what is lost on the way", () => {
    let edge: Edge | undefined;
    let hand: ByHand;
    beforeAll(async () => {
      // As long as a target may wait for the ACK of its answer.
      process.env["HOTLINE_ACKNOWLEDGED_SECONDS"] = "3";
      process.env["HOTLINE_PROBE_SECONDS"] = "1";
      edge = await running().anotherEdge(5074);
      delete process.env["HOTLINE_ACKNOWLEDGED_SECONDS"];
      delete process.env["HOTLINE_PROBE_SECONDS"];
      hand = await openByHand(edge);
    });
    afterAll(async () => {
      hand?.close();
      await edge?.stop();
    });
    /** The fourth CANCEL is the first that arrives: with 500 ms, 1 s and 2 s between them. */
    const cancelledAtLast = async () => {
      for (let lost = 0; lost < 3; lost++) await hand.target.takesAgain(/^CANCEL /);
      hand.target.replies(await hand.target.takesAgain(/^CANCEL /), "200 OK");
    };

    test("a caller's CANCEL comes again until the target has it, and then it rings no more", async () => {
      const { caller, target } = hand;
      const text = hand.invite("4006000029");
      const first = await target.takes(/^INVITE /);
      target.replies(first, "180 Ringing");
      await caller.takes(/^SIP\/2\.0 180 /);
      hand.cancel(text);
      await cancelledAtLast();
      target.replies(first, "487 Request Terminated");
      await caller.takes(/^SIP\/2\.0 487 /);
      await hand.expectCall(text, {
        yaml: "enterprises/by-hand.yaml",
        sip: {
          caller: "→INVITE, ←180, →CANCEL, ←200 CANCEL, ←487",
          target: "←INVITE, →180, ←CANCEL, →200 CANCEL, →487, ←ACK",
        },
        ladder: ["desk/- cancelled"],
        events:
          "invite, decision ring, attempt a1, ringing a1 180, attempt-ended a1 cancelled, ended caller 487 cancelled",
      });
    });

    test("so does the CANCEL to a target whose ring time is up, while the next one rings and is answered", async () => {
      const { caller, target } = hand;
      const text = hand.invite("4006000030");
      const first = await target.takes(/^INVITE /);
      target.replies(first, "180 Ringing");
      const second = await target.takes(/^INVITE sip:second@/);
      target.replies(second, "180 Ringing");
      await cancelledAtLast();
      target.replies(first, "487 Request Terminated");
      target.replies(second, "486 Busy Here");
      await caller.takes(/^SIP\/2\.0 48[06] /);
      await hand.expectCall(text, {
        yaml: "enterprises/by-hand-in-turn.yaml",
        sip: {
          caller: "→INVITE, ←180, ←180, ←480",
          target: "←INVITE, →180, ←INVITE, →180, ←CANCEL, →200 CANCEL, →487, →486, ←ACK, ←ACK",
        },
        ladder: ["first/- no-answer", "second/- busy"],
        events:
          "invite, decision ring, attempt a1, ringing a1 180, attempt-ended a1 no-answer, attempt a2, ringing a2 180, attempt-ended a2 busy, ended edge 480 no target answered",
      });
    });

    test("a target that nobody is heard of is still given up after 800 ms", async () => {
      const { caller, target } = hand;
      const began = performance.now();
      const text = hand.invite("4006000030");
      await target.takes(/^INVITE sip:first@/);
      const second = await target.takes(/^INVITE sip:second@/);
      // Up to 2 s more where the edge stood still lately; a CANCEL has its 32 s.
      expect(performance.now() - began).toBeLessThan(5000);
      target.replies(second, "486 Busy Here");
      await caller.takes(/^SIP\/2\.0 48[06] /);
      await hand.expectCall(text, {
        yaml: "enterprises/by-hand-in-turn.yaml",
        sip: { caller: "→INVITE, ←480", target: "←INVITE, ←INVITE, →486, ←ACK" },
        ladder: ["first/- no-reply", "second/- busy"],
        events:
          "invite, decision ring, attempt a1, attempt-ended a1 no-reply, attempt a2, attempt-ended a2 busy, ended edge 480 no target answered",
      });
    });

    test("an answer that the caller never acknowledges is hung up on both sides, and the record says why", async () => {
      const { caller, target } = hand;
      const text = hand.invite("4006000029");
      target.replies(await target.takes(/^INVITE /), "200 OK");
      await hand.answered();
      const hangsUp = async (side: typeof caller) => {
        for (;;) {
          const message = await side.takes(/^(OPTIONS|BYE) /);
          side.replies(message, "200 OK");
          if (message.start.startsWith("BYE ")) return;
        }
      };
      await Promise.all([hangsUp(caller), hangsUp(target)]);
      await hand.expectCall(text, {
        yaml: "enterprises/by-hand.yaml",
        sip: { caller: "→INVITE, ←200, ←BYE, →200 BYE", target: "←INVITE, →200, ←BYE, →200 BYE" },
        ladder: ["desk/- answered"],
        events:
          "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended edge 200 answer not acknowledged",
      });
      const events = await hand.recordOf(text);
      const [end, ...more] = events.filter((event) => event.event === "ended");
      expect(more).toEqual([]);
      expect(end?.talkUs).toBeGreaterThan(2_900_000);
      expect(end?.talkUs).toBeLessThan(7_000_000);
    });
  });
}
