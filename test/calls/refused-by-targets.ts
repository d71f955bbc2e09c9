import { describe, expect, test } from "vitest";
import type { ByHand } from "./by-hand.ts";
import { openByHand } from "./by-hand.ts";
import type { Running } from "./call-run.ts";
import { BY_HAND } from "./carriers.ts";

/** Registers the tests of what a caller is told, and of calls that would go astray. */
export function testRefusedByTargets(running: () => Running): void {
  describe("refused by targets", () => {
    const by = async (run: (hand: ByHand) => Promise<void>) => {
      const hand = await openByHand(running().edge);
      await run(hand).finally(() => hand.close());
    };

    test.each([
      ["488 Not Acceptable Here", "488 Not Acceptable Here", "refused", "refused by the target with 488"],
      ["606 Not Acceptable", "488 Not Acceptable Here", "refused", "refused by the target with 606"],
      [
        "415 Unsupported Media Type",
        "415 Unsupported Media Type",
        "refused",
        "refused by the target with 415",
      ],
      ["603 Decline", "603 Decline", "declined", "all targets: declined"],
      ["404 Not Found", "404 Not Found", "not-found", "all targets: not-found"],
      ["480 Temporarily Unavailable", "480 Temporarily Unavailable", "unavailable", "no target answered"],
    ])("a target's %s is the caller's %s", (given, told, cause, reason) =>
      by(async ({ caller, target, invite, expectCall }) => {
        const text = invite("4006000029");
        target.replies(await target.takes(/^INVITE /), given);
        const final = await caller.takes(/^SIP\/2\.0 [3-6]/);
        expect(final.start).toBe(`SIP/2.0 ${told}`);
        expect(final.headers["reason"]?.[0]).toContain(reason);
        const [givenCode, code] = [given.slice(0, 3), told.slice(0, 3)];
        await expectCall(text, {
          yaml: "enterprises/by-hand.yaml",
          sip: { caller: `→INVITE, ←${code}`, target: `←INVITE, →${givenCode}, ←ACK` },
          ladder: [`desk/- ${cause}`],
          events: `invite, decision ring, attempt a1, attempt-ended a1 ${cause}, ended edge ${code} ${reason}`,
        });
      }),
    );

    test("a redirection is not followed and not passed on: the next target rings", () =>
      by(async ({ caller, target, invite, expectCall }) => {
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
        await expectCall(text, {
          yaml: "enterprises/by-hand-in-turn.yaml",
          sip: {
            caller: "→INVITE, ←480",
            target: "←INVITE, →302, ←ACK, ←INVITE, →302, ←ACK",
          },
          ladder: ["first/- refused", "second/- refused"],
          events:
            "invite, decision ring, attempt a1, attempt-ended a1 refused, attempt a2, attempt-ended a2 refused, ended edge 480 no target answered",
        });
      }));

    test.each([
      ["our Via", "Via: SIP/2.0/UDP 127.0.4.1:5060;branch=z9hG4bKours"],
      ["our own diversion", "Diversion: <sip:4006000029@sip.calls.example>;reason=unconditional"],
      ["the number among the diverting", "Diversion: <sip:4006000029@sbc.carrier.example>;reason=no-answer"],
      ["our history", "History-Info: <sip:4006000029@sip.calls.example>;index=1"],
    ])("a call that comes back to its number is refused: %s", (_, header) =>
      by(async ({ caller, invite, expectCall }) => {
        const text = invite("4006000029", { headers: [header] });
        expect((await caller.takes(/^SIP\/2\.0 [3-6]/)).start).toBe("SIP/2.0 482 Loop Detected");
        await expectCall(text, {
          yaml: null,
          sip: {
            caller: "→INVITE, ←482",
            target: "",
          },
          ladder: [],
          events: "invite, ended edge 482 forwarded back to its own number",
        });
      }),
    );
  });
}
