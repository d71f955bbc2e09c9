import { describe, expect, test } from "vitest";
import { replyTo } from "#local/phones/sip-text.ts";
import type { ByHand } from "./by-hand.ts";
import { given, openByHand } from "./by-hand.ts";
import type { Running } from "./call-run.ts";
import { withinDialog } from "./hand-phone.ts";

const TYPE = "multipart/mixed;boundary=parts";
const ISUP = "application/isup;version=itu-t92+";

/** SDP of a side whose voice is at a port. */
const sdp = (port: number) =>
  `v=0\r\no=- 1 1 IN IP4 127.0.4.9\r\ns=-\r\nc=IN IP4 127.0.4.9\r\nt=0 0\r\nm=audio ${port} RTP/AVP 8\r\n`;

/** SDP, and what a switch says besides. */
const parts = (port: number) =>
  [
    ...["--parts", "Content-Type: application/sdp", "", sdp(port)],
    ...["--parts", `Content-Type: ${ISUP}`, "Content-Disposition: signal;handling=optional", ""],
    ...["01088880000", "--parts--", ""],
  ].join("\r\n");

/** A request with a body of a type. */
const bearing = (text: string, type: string, body: string) =>
  text.replace(/Content-Length: 0\r\n\r\n$/, () =>
    [`Content-Type: ${type}`, `Content-Length: ${Buffer.byteLength(body)}`, "", body].join("\r\n"),
  );

/** Registers the tests of what passes of bodies, where no relay carries the speech. */
export function testBodies(running: () => Running): void {
  describe("of a body passes what a call needs", () => {
    const by = async (run: (hand: ByHand) => Promise<void>): Promise<void> => {
      const hand = await openByHand(running().edge);
      await run(hand).finally(() => hand.close());
    };

    test("the SDP among a switch's parts, either way; keys; and nothing that says who calls", () =>
      by(async ({ caller, target, here, there, invite, answered, expectCall }) => {
        const text = invite("4006000029", { headers: [`Content-Type: ${TYPE}`], body: parts(4000) });
        const first = await target.takes(/^INVITE /);
        expect([first.headers["content-type"], first.body]).toEqual([["application/sdp"], sdp(4000)]);
        target.send(replyTo(first, "183 Session Progress", "parts", [["Content-Type", ISUP]], "0102"));
        const progress = await caller.takes(/^SIP\/2\.0 183 /);
        expect([progress.headers["content-type"], progress.body]).toEqual([undefined, ""]);
        const contact: [string, string] = ["Contact", `<sip:${there}>`];
        target.send(replyTo(first, "200 OK", "parts", [contact, ["Content-Type", TYPE]], parts(4002)));
        const answer = await answered();
        expect([answer.headers["content-type"], answer.body]).toEqual([["application/sdp"], sdp(4002)]);
        caller.send(withinDialog("ACK", 1, answer, here));
        await target.takes(/^ACK /);
        const keys = "Signal=5\r\nDuration=160\r\n";
        caller.send(bearing(withinDialog("INFO", 2, answer, here), "application/dtmf-relay", keys));
        const pressed = await target.takes(/^INFO /);
        expect([pressed.headers["content-type"], pressed.body]).toEqual([["application/dtmf-relay"], keys]);
        target.replies(pressed, "200 OK");
        await caller.takes(/^SIP\/2\.0 200 /);
        const again = withinDialog("INVITE", 3, given(first, answer), there, { byTarget: first });
        target.send(bearing(again, TYPE, parts(4004)));
        const held = await caller.takes(/^INVITE /);
        expect([held.headers["content-type"], held.body]).toEqual([["application/sdp"], sdp(4004)]);
        caller.send(
          replyTo(
            held,
            "200 OK",
            "",
            [
              ["Contact", `<sip:${here}>`],
              ["Content-Type", TYPE],
            ],
            parts(4000),
          ),
        );
        const taken = await target.takes(/^SIP\/2\.0 200 /);
        expect([taken.headers["content-type"], taken.body]).toEqual([["application/sdp"], sdp(4000)]);
        target.send(withinDialog("ACK", 3, given(first, answer), there, { byTarget: first }));
        await caller.takes(/^ACK /);
        caller.send(bearing(withinDialog("BYE", 4, answer, here), ISUP, "0c02"));
        const bye = await target.takes(/^BYE /);
        expect([bye.headers["content-type"], bye.body]).toEqual([undefined, ""]);
        target.replies(bye, "200 OK");
        await caller.takes(/^SIP\/2\.0 200 /);
        await expectCall(text, {
          yaml: "enterprises/by-hand.yaml",
          sip: {
            caller: "→INVITE, ←183, ←200, →ACK, →INFO, ←200 INFO, ←INVITE, →200, ←ACK, →BYE, ←200 BYE",
            target: "←INVITE, →183, →200, ←ACK, ←INFO, →200 INFO, →INVITE, ←200, →ACK, ←BYE, →200 BYE",
          },
          ladder: ["desk/- answered"],
          events:
            "invite, decision ring, attempt a1, ringing a1 183, target-answer a1, caller-answer, ended caller 200",
        });
      }));
  });
}
