import { describe, expect, test } from "vitest";
import type { ByHand } from "./by-hand.ts";
import { openByHand } from "./by-hand.ts";
import type { Running } from "./call-run.ts";
import { BY_HAND } from "./carriers.ts";
import { ending, ladder } from "./record.ts";

/** Registers the tests of what a caller is told, and of calls that would go astray. */
export function testRefusedByTargets(running: () => Running): void {
  describe("refused by targets", () => {
    const by = async (run: (hand: ByHand) => Promise<void>) => {
      const hand = await openByHand(running().edge);
      await run(hand).finally(() => hand.close());
    };

    test.each([
      ["488 Not Acceptable Here", "488 Not Acceptable Here", "refused by the target with 488"],
      ["606 Not Acceptable", "488 Not Acceptable Here", "refused by the target with 606"],
      ["415 Unsupported Media Type", "415 Unsupported Media Type", "refused by the target with 415"],
      ["603 Decline", "603 Decline", "all targets: declined"],
      ["404 Not Found", "404 Not Found", "all targets: not-found"],
      ["480 Temporarily Unavailable", "480 Temporarily Unavailable", "no target answered"],
    ])("a target's %s is the caller's %s", (given, told, reason) =>
      by(async ({ caller, target, invite, recordOf }) => {
        const text = invite("4006000029");
        target.replies(await target.takes(/^INVITE /), given);
        const final = await caller.takes(/^SIP\/2\.0 [3-6]/);
        expect(final.start).toBe(`SIP/2.0 ${told}`);
        expect(final.headers["reason"]?.[0]).toContain(reason);
        expect(ending(await recordOf(text))).toBe(`edge ${reason}`);
      }),
    );

    test("a redirection is not followed and not passed on: the next target rings", () =>
      by(async ({ caller, target, invite, cancel, recordOf }) => {
        const text = invite("4006000030");
        const first = await target.takes(/^INVITE sip:first/);
        target.replies(first, "302 Moved Temporarily", [["Contact", `<sip:00881234567@${BY_HAND}:5090>`]]);
        const second = await target.takes(/^INVITE /);
        expect(second.start).toContain("INVITE sip:second@");
        target.replies(second, "302 Moved Temporarily", [["Contact", `<sip:00881234567@${BY_HAND}:5090>`]]);
        const final = await caller.takes(/^SIP\/2\.0 [3-6]/);
        expect([final.start, final.headers["contact"]]).toEqual([
          "SIP/2.0 480 Temporarily Unavailable",
          undefined,
        ]);
        expect(ladder(await recordOf(text))).toEqual(["first/- refused", "second/- refused"]);
        cancel(text);
      }));

    test.each([
      ["our Via", "Via: SIP/2.0/UDP 127.0.4.1:5060;branch=z9hG4bKours"],
      ["our own diversion", "Diversion: <sip:4006000029@sip.calls.example>;reason=unconditional"],
      ["the number among the diverting", "Diversion: <sip:4006000029@sbc.carrier.example>;reason=no-answer"],
      ["our history", "History-Info: <sip:4006000029@sip.calls.example>;index=1"],
    ])("a call that comes back to its number is refused: %s", (_, header) =>
      by(async ({ caller, invite, recordOf }) => {
        const text = invite("4006000029", { headers: [header] });
        expect((await caller.takes(/^SIP\/2\.0 [3-6]/)).start).toBe("SIP/2.0 482 Loop Detected");
        expect(ending(await recordOf(text))).toBe("edge forwarded back to its own number");
      }),
    );
  });
}
