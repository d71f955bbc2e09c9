import { expect, test } from "vitest";
import type { CallEvent } from "#edge/call-event.types.ts";
import type { SipText } from "#local/phones/sip-text.ts";
import { replyTo } from "#local/phones/sip-text.ts";
import { recordOf } from "./by-hand.ts";
import type { Running } from "./call-run.ts";
import { ending } from "./call-run.ts";
import { BY_HAND, EXCHANGE, NORTH } from "./carriers.ts";
import type { HandPhone } from "./hand-phone.ts";
import { handPhone, withinDialog } from "./hand-phone.ts";
import { openSipSocket, sipRequest } from "./sip-socket.ts";

const rounds = 300;
const tagOf = (message: SipText) => /;tag=(.+)$/.exec(message.headers["to"]?.[0] ?? "")?.[1];

/** Registers the test of two targets of one group that answer in the same instant. */
export function testTwoAnswers(running: () => Running): void {
  test(`${rounds} times two answers at once are one call: caller, targets and record agree`, async () => {
    const { edge } = running();
    const open = async (address: string, port: number): Promise<HandPhone> =>
      handPhone(await openSipSocket(address, edge, port), `it@${address}:${port}`);
    const [left, right] = [await open(BY_HAND, 5092), await open(EXCHANGE, 5092)];
    const socket = await openSipSocket(NORTH, edge);
    const caller = handPhone(socket, "");
    const here = `raw@${NORTH}:${socket.port}`;
    let wonByLeft = 0;
    for (let round = 0; round < rounds; round++) {
      const text = sipRequest(
        "INVITE",
        { address: NORTH, port: socket.port },
        { uri: "sip:4006000044@127.0.4.1:5060" },
      );
      caller.send(text);
      const invites = await Promise.all([left.takes(/^INVITE /), right.takes(/^INVITE /)]);
      const answers = invites.map((invite, index) =>
        replyTo(invite, "200 OK", `${round}-${index}`, [
          ["Contact", `<sip:it@${index === 0 ? BY_HAND : EXCHANGE}:5092>`],
        ]),
      );
      // Which of the two sockets is written to first alternates: otherwise one would always win.
      const order = round % 2 === 0 ? [left, right] : [right, left];
      for (const phone of order) phone.send(answers[phone === left ? 0 : 1] ?? "");
      const answer = await caller.takes(/^SIP\/2\.0 200 /);
      const winner = tagOf(answer) === `${round}-0` ? left : right;
      const loser = winner === left ? right : left;
      if (winner === left) wonByLeft += 1;
      await loser.takes(/^ACK /);
      loser.replies(await loser.takes(/^BYE /), "200 OK");
      caller.send(withinDialog("ACK", 1, answer, here));
      await winner.takes(/^ACK /);
      caller.send(withinDialog("BYE", 2, answer, here));
      winner.replies(await winner.takes(/^BYE /), "200 OK");
      // Anything that the caller had got of the loser would stand before it.
      const next = await caller.takes(/^SIP\/2\.0 [2-6]/);
      expect([next.headers["cseq"], tagOf(next)]).toEqual([["2 BYE"], tagOf(answer)]);
      if (round % 20 === 0)
        expect(summary(await recordOf(edge, text))).toEqual([winner === left ? "left" : "right"]);
    }
    expect(wonByLeft).toBeGreaterThan(rounds / 10);
    expect(wonByLeft).toBeLessThan(rounds - rounds / 10);
    for (const events of (await running().spool()).calls.values()) {
      if (!events.some((event) => event.event === "decision" && event.number === "4006000044")) continue;
      expect([summary(events).length, ending(events)]).toEqual([1, "caller"]);
    }
    for (const phone of [left, right, caller]) phone.close();
  }, 40_000);
}

/** The bindings that the record says answered. */
function summary(events: readonly CallEvent[]): string[] {
  return events.flatMap((event) => (event.event === "target-answer" ? [event.binding] : []));
}
