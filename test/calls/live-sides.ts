import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Edge } from "#edge/start-edge.ts";
import type { SipText } from "#local/phones/sip-text.ts";
import type { ByHand } from "./by-hand.ts";
import { openByHand } from "./by-hand.ts";
import type { Running } from "./call-run.ts";
import { ending } from "./call-run.ts";
import { withinDialog } from "./hand-phone.ts";

/** Registers the tests of calls whose sides die, at an edge that asks every second. */
export function testLiveSides(running: () => Running): void {
  describe("an edge that asks every second whether the sides live", () => {
    const started = async (port: number, run: (edge: Edge) => Promise<void>): Promise<void> => {
      process.env["HOTLINE_PROBE_SECONDS"] = "1";
      const edge = await running().anotherEdge(port);
      delete process.env["HOTLINE_PROBE_SECONDS"];
      await run(edge).finally(() => edge.stop());
    };
    const cseq = (message: SipText) => Number.parseInt(message.headers["cseq"]?.[0] ?? "", 10);
    const ended = async (hand: ByHand, text: string): Promise<string | undefined> => {
      for (let round = 0; round < 100; round++) {
        const end = ending(await hand.recordOf(text));
        if (end !== undefined) return end;
        await sleep(100);
      }
      return undefined;
    };

    test(
      "asks within their CSeq; refusals are signs of life; 481, silence and a refresher that is gone end the call",
      () =>
        started(5073, async (edge) => {
          const hand = await openByHand(edge);
          const { caller, target, here } = hand;
          const { text, first, answer } = await hand.connected("4006000029");
          for (const [toCaller, toTarget] of [
            ["200 OK", "500 Server Internal Error"],
            ["501 Not Implemented", "405 Method Not Allowed"],
          ] as const) {
            const [asked, told] = await Promise.all([
              caller.takes(/^OPTIONS /, 6000),
              target.takes(/^OPTIONS /, 6000),
            ]);
            expect(asked.start).toBe(`OPTIONS sip:${here} SIP/2.0`);
            expect([cseq(asked), cseq(told)]).toEqual([0, cseq(first)]);
            expect(told.headers["from"]).toEqual(first.headers["from"]);
            expect(asked.headers["to"]).toEqual(answer.headers["from"]);
            caller.replies(asked, toCaller);
            target.replies(told, toTarget);
          }
          expect(ending(await hand.recordOf(text))).toBeUndefined();
          // What the caller sends next is in order for a target that has seen our OPTIONS.
          caller.send(withinDialog("INFO", 2, answer, here));
          target.replies(await target.takes(/^INFO /, 4000), "200 OK");
          caller.replies(await caller.takes(/^OPTIONS /, 6000), "481 Call/Transaction Does Not Exist");
          const bye = await target.takes(/^BYE /, 6000);
          target.replies(bye, "200 OK");
          expect(await ended(hand, text)).toBe("edge caller has left the call");

          const silent = await hand.connected("4006000029");
          const until = Date.now() + 15_000;
          let end: SipText | undefined;
          while (!end && Date.now() < until) {
            const message = await caller.takes(/^(OPTIONS|BYE) /, 9000);
            caller.replies(message, "200 OK");
            const ours = message.headers["call-id"]?.[0] === silent.first.headers["call-id"]?.[0];
            if (ours && message.start.startsWith("BYE ")) end = message;
          }
          expect(await ended(hand, silent.text)).toBe("edge target does not answer");
          hand.close();
        }),
      60_000,
    );

    test(
      "a session that nobody refreshes ends; the edge asks for a timer where the caller can have one",
      () =>
        started(5074, async (edge) => {
          const hand = await openByHand(edge);
          const { caller, target, here } = hand;
          const text = hand.invite("4006000029", {
            headers: ["Supported: timer", "Session-Expires: 7200;refresher=uac", "Min-SE: 2000"],
          });
          const first = await target.takes(/^INVITE /);
          expect(first.headers["session-expires"]).toEqual(["2000;refresher=uac"]);
          target.replies(first, "200 OK", [["Session-Expires", "1;refresher=uac"]]);
          const answer = await hand.answered();
          expect(answer.headers["session-expires"]).toEqual(["1;refresher=uac"]);
          caller.send(withinDialog("ACK", 1, answer, here));
          await target.takes(/^ACK /);
          const alive = async (phone: ByHand["caller"]): Promise<void> => {
            for (;;) {
              const message = await phone.takes(/^(OPTIONS|BYE) /, 15_000);
              phone.replies(message, "200 OK");
              if (message.start.startsWith("BYE ")) return;
            }
          };
          await Promise.all([alive(caller), alive(target)]);
          expect(await ended(hand, text)).toBe("edge session not refreshed");

          hand.invite("4006000029", { headers: ["Supported: 100rel, timer"] });
          const second = await target.takes(/^INVITE /);
          expect(second.headers["session-expires"]).toEqual(["1800"]);
          target.replies(second, "422 Session Interval Too Small", [["Min-SE", "3600"]]);
          const refused = await caller.takes(/^SIP\/2\.0 [3-6]/);
          expect([refused.start, refused.headers["min-se"]]).toEqual([
            "SIP/2.0 422 Session Interval Too Small",
            ["3600"],
          ]);
          hand.invite("4006000029", { headers: ["Supported: timer"] });
          const third = await target.takes(/^INVITE /);
          target.replies(third, "200 OK");
          const agreed = await hand.answered();
          expect([agreed.headers["session-expires"], agreed.headers["require"]]).toEqual([
            ["1800;refresher=uac"],
            ["timer"],
          ]);
          caller.send(withinDialog("ACK", 1, agreed, here));
          caller.send(withinDialog("BYE", 2, agreed, here));
          target.replies(await target.takes(/^BYE /), "200 OK");
          hand.close();
        }),
      60_000,
    );
  });
}
