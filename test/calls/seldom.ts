import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { replyTo } from "#local/phones/sip-text.ts";
import type { ByHand } from "./by-hand.ts";
import { given, openByHand, recordOf } from "./by-hand.ts";
import type { Running } from "./call-run.ts";
import { withinDialog } from "./hand-phone.ts";
import { ending, ladder } from "./record.ts";

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
        caller.replies(toCaller, "491 Request Pending");
        await Promise.all([caller.takes(/^SIP\/2\.0 491 /), target.takes(/^SIP\/2\.0 491 /)]);
        expect(ending(await recordOf(running().edge, text))).toBeUndefined();
        caller.send(withinDialog("BYE", 3, answer, here));
        target.replies(await target.takes(/^BYE /), "200 OK");
        await caller.takes(/^SIP\/2\.0 200 /);
        expect(ending(await hand.recordOf(text))).toBe("caller");
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
          const later = await caller.takes(/^SIP\/2\.0 200 /);
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
          expect(ending(await hand.recordOf(text))).toBe("caller");
        }),
      20_000,
    );

    test("a target that hangs up before the caller's ACK ends the call; the ACK still goes through", () =>
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
        expect(ending(await hand.recordOf(text))).toBe("target");
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
        const events = await hand.recordOf(text);
        expect(events.filter((event) => event.event === "target-answer")).toHaveLength(1);
        expect([ladder(events), ending(events)]).toEqual([["desk/- answered"], "caller"]);
      }));

    test.each([
      [0, /^SIP\/2\.0 483 /],
      [1, /^SIP\/2\.0 180 /],
    ])("Max-Forwards %i of an INVITE", (hops, told) =>
      with_(async (hand) => {
        const text = hand.invite("4006000029", { headers: [`X-Round: ${hops}`] });
        const first = await hand.target.takes(/^INVITE /);
        hand.target.replies(first, "486 Busy Here");
        await hand.caller.takes(/^SIP\/2\.0 486 /);
        hand.caller.send(
          text.replace("Max-Forwards: 70", `Max-Forwards: ${hops}`).replace(/raw/g, `hops${hops}-`),
        );
        const last = hops > 0 ? await hand.target.takes(/^INVITE /) : undefined;
        if (last) {
          expect(last.headers["max-forwards"]).toEqual(["0"]);
          hand.target.replies(last, "180 Ringing");
        }
        await hand.caller.takes(told);
        if (last) hand.target.replies(last, "486 Busy Here");
      }),
    );
  });
}
