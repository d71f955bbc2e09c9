import { describe, expect, test } from "vitest";
import { replyTo } from "#local/phones/sip-text.ts";
import type { ByHand } from "./by-hand.ts";
import { expectHandCall, given, openByHand } from "./by-hand.ts";
import type { Running } from "./call-run.ts";
import { NORTH } from "./carriers.ts";
import { handPhone, withinDialog } from "./hand-phone.ts";
import { openSipSocket } from "./sip-socket.ts";

/** Registers the tests of what SIP allows, and few write. */
export function testOddMessages(running: () => Running): void {
  describe("what SIP allows, and few write", () => {
    const by = async (run: (hand: ByHand) => Promise<void>): Promise<void> => {
      const hand = await openByHand(running().edge);
      await run(hand).finally(() => hand.close());
    };

    test("a caller who hangs up by BYE while a target rings has given up: 487, and the next one does not ring", () =>
      by(async ({ caller, target, here, invite, expectCall }) => {
        const text = invite("4006000030");
        const first = await target.takes(/^INVITE sip:first/);
        target.replies(first, "180 Ringing");
        const ringing = await caller.takes(/^SIP\/2\.0 180 /);
        caller.send(withinDialog("BYE", 2, ringing, here));
        target.replies(await target.takes(/^CANCEL /), "200 OK");
        target.replies(first, "487 Request Terminated");
        await caller.takes(/^SIP\/2\.0 487 /);
        await expectCall(text, {
          yaml: "enterprises/by-hand-in-turn.yaml",
          sip: {
            caller: "→INVITE, ←180, →BYE, ←200 BYE, ←487",
            target: "←INVITE, →180, ←CANCEL, →200 CANCEL, →487, ←ACK",
          },
          ladder: ["first/- cancelled"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, attempt-ended a1 cancelled, ended caller 487 cancelled",
        });
      }));

    test("an INVITE with Call-ID and tag of a call in progress is a copy: 482, and the call goes on", () =>
      by(async ({ caller, target, here, invite, answered, expectCall }) => {
        const text = invite("4006000029");
        const first = await target.takes(/^INVITE sip:desk/);
        caller.send(
          text.replace("sip:4006000029", "sip:4006000031").replace("branch=", "branch=z9hG4bKcopy"),
        );
        await caller.takes(/^SIP\/2\.0 482 /);
        target.replies(first, "200 OK");
        const answer = await answered();
        caller.send(withinDialog("ACK", 1, answer, here));
        await target.takes(/^ACK /);
        caller.send(withinDialog("BYE", 2, answer, here));
        target.replies(await target.takes(/^BYE /), "200 OK");
        await expectCall(text, {
          yaml: "enterprises/by-hand.yaml",
          sip: {
            caller: "→INVITE, →INVITE, ←482, ←200, →ACK, →BYE, ←200 BYE",
            target: "←INVITE, →200, ←ACK, ←BYE, →200 BYE",
          },
          ladder: ["desk/- answered"],
          events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
        });
      }));

    test("a cause of Q.850 behind another Reason is the target's all the same", () =>
      by(async ({ caller, target, invite, expectCall }) => {
        const text = invite("4006000029");
        target.replies(await target.takes(/^INVITE /), "503 Service Unavailable", [
          ["Reason", "SIP;cause=503"],
          ["Reason", "Q.850;cause=17"],
        ]);
        await caller.takes(/^SIP\/2\.0 486 /);
        await expectCall(text, {
          yaml: "enterprises/by-hand.yaml",
          sip: { caller: "→INVITE, ←486", target: "←INVITE, →503, ←ACK" },
          ladder: ["desk/- busy"],
          events: "invite, decision ring, attempt a1, attempt-ended a1 busy, ended edge 486 all targets busy",
        });
      }));

    test("a caller who names timers in its second Supported is asked for one", () =>
      by(async ({ caller, target, invite, expectCall }) => {
        const text = invite("4006000029", { headers: ["Supported: 100rel", "Supported: timer"] });
        const first = await target.takes(/^INVITE /);
        expect(first.headers["session-expires"]).toEqual(["1800"]);
        target.replies(first, "486 Busy Here");
        await caller.takes(/^SIP\/2\.0 486 /);
        await expectCall(text, {
          yaml: "enterprises/by-hand.yaml",
          sip: { caller: "→INVITE, ←486", target: "←INVITE, →486, ←ACK" },
          ladder: ["desk/- busy"],
          events: "invite, decision ring, attempt a1, attempt-ended a1 busy, ended edge 486 all targets busy",
        });
      }));

    test("a Contact is its URI, whatever its display name says and however its scheme is written", () =>
      by(async ({ caller, target, here, there, invite, answered }) => {
        const sbc = handPhone(await openSipSocket(NORTH, running().edge, 5099), "");
        const contact = `Contact: "to \\"<sip:a@127.0.4.99>" <SIP:sbc@${NORTH}:5099>;expires=60`;
        const text = invite("4006000029", {
          rewritten: (plain) => plain.replace(/Contact: .*/, () => contact),
        });
        const first = await target.takes(/^INVITE /);
        target.replies(first, "200 OK");
        const answer = await answered();
        caller.send(withinDialog("ACK", 1, answer, here));
        await target.takes(/^ACK /);
        target.send(withinDialog("BYE", 1, given(first, answer), there, { byTarget: first }));
        const bye = await sbc.takes(/^BYE /);
        expect(bye.start).toBe(`BYE sip:sbc@${NORTH}:5099 SIP/2.0`);
        sbc.replies(bye, "200 OK");
        await expectHandCall(
          running().edge,
          text,
          { caller, target, sbc },
          {
            yaml: "enterprises/by-hand.yaml",
            sip: {
              caller: "→INVITE, ←200, →ACK",
              target: "←INVITE, →200, ←ACK, →BYE, ←200 BYE",
              sbc: "←BYE, →200 BYE",
            },
            ladder: ["desk/- answered"],
            events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended target 200",
          },
        );
        sbc.close();
      }));

    test.each([
      ["no Contact", []],
      ["a Contact that is no SIP URI", [["Contact", "<tel:+861088880000>"] as [string, string]]],
    ])("a target whose answer has %s is reached where it was rung", (_, contact) =>
      by(async ({ caller, target, here, there, invite, answered, expectCall }) => {
        const text = invite("4006000029");
        const first = await target.takes(/^INVITE /);
        target.send(replyTo(first, "200 OK", "bare", contact));
        const answer = await answered();
        expect(answer.headers["contact"]?.[0]).toMatch(/^<sip:[0-9a-z-]+@127\.0\.4\.1:5060>$/);
        caller.send(withinDialog("ACK", 1, answer, here));
        expect((await target.takes(/^ACK /)).start).toBe(`ACK sip:${there} SIP/2.0`);
        caller.send(withinDialog("BYE", 2, answer, here));
        target.replies(await target.takes(/^BYE /), "200 OK");
        await caller.takes(/^SIP\/2\.0 200 /);
        await expectCall(text, {
          yaml: "enterprises/by-hand.yaml",
          sip: {
            caller: "→INVITE, ←200, →ACK, →BYE, ←200 BYE",
            target: "←INVITE, →200, ←ACK, ←BYE, →200 BYE",
          },
          ladder: ["desk/- answered"],
          events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
        });
      }),
    );

    test.each([
      ["no Contact", ""],
      ["several Contacts", `Contact: <sip:a@${NORTH}>, <sip:b@${NORTH}>\r\n`],
    ])("a call with %s is refused: nobody could hang up on its caller", (_, contact) =>
      by(async ({ caller, invite, expectCall }) => {
        const rewritten = (text: string) => text.replace(/Contact: .*\r\n/, contact);
        const text = invite("4006000029", { rewritten });
        await caller.takes(/^SIP\/2\.0 400 /);
        await expectCall(text, {
          yaml: null,
          sip: { caller: "→INVITE, ←400", target: "" },
          ladder: [],
          events: "invite, ended edge 400 no tag, or not one Contact",
        });
      }),
    );
  });
}
