import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { replyTo } from "#local/phones/sip-text.ts";
import type { ByHand } from "./by-hand.ts";
import { given, openByHand } from "./by-hand.ts";
import type { Running } from "./call-run.ts";
import { withinDialog } from "./hand-phone.ts";

/** Registers the tests of what happens seldom, and to every edge. */
export function testSeldom(running: () => Running): void {
  describe("what happens seldom", () => {
    const with_ = async (run: (hand: ByHand) => Promise<void>): Promise<void> => {
      const hand = await openByHand(running().edge);
      await run(hand).finally(() => hand.close());
    };

    test("both sides put each other on hold at once: each hears 491, and the call goes on", () =>
      with_(async (hand) => {
        const { caller, target, here, there } = hand;
        const { text, first, answer } = await hand.connected("4006000029");
        const shown = given(first, answer);
        caller.send(withinDialog("INVITE", 2, answer, here));
        target.send(withinDialog("INVITE", 7, shown, there, { byTarget: first }));
        const [toTarget, toCaller] = [await target.takes(/^INVITE /), await caller.takes(/^INVITE /)];
        target.replies(toTarget, "491 Request Pending");
        await caller.takes(/^SIP\/2\.0 491 /);
        caller.replies(toCaller, "491 Request Pending");
        await caller.takes(/^ACK /);
        await target.takes(/^SIP\/2\.0 491 /);
        caller.send(withinDialog("BYE", 3, answer, here));
        target.replies(await target.takes(/^BYE /), "200 OK");
        await caller.takes(/^SIP\/2\.0 200 /);
        await hand.expectCall(text, {
          yaml: "enterprises/by-hand.yaml",
          sip: {
            caller: "→INVITE, ←200, →ACK, →INVITE, ←INVITE, ←491, →491, ←ACK, →BYE, ←200 BYE",
            target: "←INVITE, →200, ←ACK, →INVITE, ←INVITE, →491, ←ACK, ←491, ←BYE, →200 BYE",
          },
          ladder: ["desk/- answered"],
          events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
        });
      }));

    test(
      "the answer to a re-INVITE comes again when its ACK was lost, longer than Kamailio remembers it",
      () =>
        with_(async (hand) => {
          const { caller, target, here } = hand;
          const { text, answer } = await hand.connected("4006000029");
          caller.send(withinDialog("INVITE", 2, answer, here));
          const again = await target.takes(/^INVITE /);
          target.replies(again, "200 OK");
          const held = await caller.takes(/^SIP\/2\.0 200 /);
          // As long as Kamailio keeps it (wt_timer) and a little.
          await sleep(7000);
          target.replies(again, "200 OK");
          const later = await caller.takesAgain(/^SIP\/2\.0 200 /);
          const seen = ({ headers }: typeof held) => [
            headers["cseq"],
            headers["via"],
            headers["to"],
            headers["record-route"],
          ];
          expect(seen(later)).toEqual(seen(held));
          caller.send(withinDialog("ACK", 2, later, here));
          await target.takes(/^ACK /);
          caller.send(withinDialog("BYE", 3, answer, here));
          target.replies(await target.takes(/^BYE /), "200 OK");
          await caller.takes(/^SIP\/2\.0 200 /);
          await hand.expectCall(text, {
            yaml: "enterprises/by-hand.yaml",
            sip: {
              caller: "→INVITE, ←200, →ACK, →INVITE, ←200, →ACK, →BYE, ←200 BYE",
              target: "←INVITE, →200, ←ACK, ←INVITE, →200, ←ACK, ←BYE, →200 BYE",
            },
            ladder: ["desk/- answered"],
            events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
          });
        }),
      60_000,
    );

    test("a target that hangs up before the caller's ACK ends the call, and still gets the ACK", () =>
      with_(async (hand) => {
        const { caller, target, here, there } = hand;
        const text = hand.invite("4006000029");
        const first = await target.takes(/^INVITE /);
        target.replies(first, "200 OK");
        const answer = await hand.answered();
        target.send(withinDialog("BYE", 1, given(first, answer), there, { byTarget: first }));
        caller.replies(await caller.takes(/^BYE /), "200 OK");
        await target.takes(/^SIP\/2\.0 200 /);
        caller.send(withinDialog("ACK", 1, answer, here));
        await hand.expectCall(text, {
          yaml: "enterprises/by-hand.yaml",
          sip: {
            caller: "→INVITE, ←200, ←BYE, →200 BYE, →ACK",
            target: "←INVITE, →200, →BYE, ←200 BYE, ←ACK",
          },
          ladder: ["desk/- answered"],
          events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended target 200",
        });
      }));

    test("of two answers of one leg, whose INVITE was forked, the second is hung up", () =>
      with_(async (hand) => {
        const { caller, target, here, there } = hand;
        const text = hand.invite("4006000029");
        const first = await target.takes(/^INVITE /);
        const contact: [string, string][] = [["Contact", `<sip:${there}>`]];
        target.send(replyTo(first, "200 OK", "one", contact));
        target.send(replyTo(first, "200 OK", "other", contact));
        const answer = await hand.answered();
        const bye = await target.takes(/^BYE /);
        const tag = /;tag=(\w+)$/.exec(answer.headers["to"]?.[0] ?? "")?.[1];
        expect(bye.headers["to"]?.[0]).toContain(tag === "one" ? ";tag=other" : ";tag=one");
        target.replies(bye, "200 OK");
        caller.send(withinDialog("ACK", 1, answer, here));
        await target.takes(/^ACK /);
        caller.send(withinDialog("BYE", 2, answer, here));
        const end = await target.takes(/^BYE sip.*/);
        expect(end.headers["to"]?.[0]).toContain(`;tag=${tag}`);
        target.replies(end, "200 OK");
        await hand.expectCall(text, {
          yaml: "enterprises/by-hand.yaml",
          sip: {
            caller: "→INVITE, ←200, →ACK, →BYE, ←200 BYE",
            target: "←INVITE, →200, →200, ←ACK, ←BYE, →200 BYE, ←ACK, ←BYE, →200 BYE",
          },
          ladder: ["desk/- answered"],
          events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
        });
      }));

    test("an INVITE that may go one hop further rings, and one that may not is refused", () =>
      with_(async (hand) => {
        // As a carrier writes it that has come from far: the other fields are as ever.
        const far = (text: string, hops: number) =>
          text.replace("Max-Forwards: 70", `Max-Forwards: ${hops}`).replace(/raw/g, `hops${hops}-`);
        const text = hand.invite("4006000029");
        const first = await hand.target.takes(/^INVITE /);
        hand.target.replies(first, "486 Busy Here");
        await hand.caller.takes(/^SIP\/2\.0 486 /);
        hand.caller.send(far(text, 1));
        const last = await hand.target.takes(/^INVITE /);
        expect(last.headers["max-forwards"]).toEqual(["0"]);
        hand.target.replies(last, "486 Busy Here");
        hand.caller.send(far(text, 0));
        await hand.caller.takes(/^SIP\/2\.0 483 /);
        await hand.expectCall(far(text, 1), {
          yaml: "enterprises/by-hand.yaml",
          sip: {
            caller: "→INVITE, ←486",
            target: "←INVITE, →486, ←ACK",
          },
          ladder: ["desk/- busy"],
          events: "invite, decision ring, attempt a1, attempt-ended a1 busy, ended edge 486 all targets busy",
        });
        await hand.expectCall(far(text, 0), {
          yaml: null,
          sip: {
            caller: "→INVITE, ←483",
            target: "",
          },
          ladder: [],
          events: "",
        });
      }));
  });
}
