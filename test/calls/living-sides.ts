import { expect, test } from "vitest";
import { openByHand } from "./by-hand.ts";
import type { Running } from "./call-run.ts";
import { killKamailio } from "./kill-kamailio.ts";

const ROUNDS = 4;

/** Registers the test of an edge that asks both sides of a call whether they live. */
export function testLivingSides(running: () => Running): void {
  test("a call lives as long as both sides say so, and is hung up on both when one is silent", async () => {
    process.env["HOTLINE_PROBE_SECONDS"] = "1";
    const edge = await running().anotherEdge(5073);
    delete process.env["HOTLINE_PROBE_SECONDS"];
    const hand = await openByHand(edge);
    const { caller, target } = hand;
    const { text, first } = await hand.connected("4006000029");
    // An answer that does not count ends the call instead of the fourth question.
    for (let round = 0; round < ROUNDS; round++) {
      const toTarget = await target.takes(/^(OPTIONS|BYE) /, 6000);
      expect([toTarget.start.split(" ")[0], toTarget.headers["cseq"]]).toEqual(["OPTIONS", ["1 OPTIONS"]]);
      expect(toTarget.headers["from"]).toEqual(first.headers["from"]);
      target.replies(toTarget, "200 OK");
      const toCaller = await caller.takes(/^(OPTIONS|BYE) /, 6000);
      expect([toCaller.start.split(" ")[0], toCaller.headers["cseq"]]).toEqual(["OPTIONS", ["0 OPTIONS"]]);
      // Whoever refuses to be asked lives.
      caller.replies(toCaller, "405 Method Not Allowed");
    }
    const answers = setInterval(() => {
      caller.takes(/^OPTIONS /, 900).then(
        (options) => caller.replies(options, "200 OK"),
        () => undefined,
      );
    }, 1000);
    const bye = await target.takes(/^BYE /, 12_000);
    clearInterval(answers);
    target.replies(bye, "200 OK");
    const ended = (await hand.recordOf(text)).find(({ event }) => event === "ended");
    expect(ended).toMatchObject({ by: "edge", reason: "target does not answer" });
    hand.close();
    await killKamailio(edge.pid);
    await edge.stop();
  }, 40_000);
}
