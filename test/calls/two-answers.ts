import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Edge } from "#edge/start-edge.ts";
import type { SipText } from "#local/phones/sip-text.ts";
import { parseSip, replyTo } from "#local/phones/sip-text.ts";
import { callRecord } from "./call-record.ts";
import type { Running } from "./call-run.ts";
import { BY_HAND, EXCHANGE, NORTH } from "./carriers.ts";
import { type StatedCall, sipOf } from "./expect-call.ts";
import type { HandPhone } from "./hand-phone.ts";
import { handPhone, withinDialog } from "./hand-phone.ts";
import { openSipSocket, sipRequest } from "./sip-socket.ts";

const rounds = 300;
const stack = fileURLToPath(new URL("./stack", import.meta.url));

type Winner = "left" | "right";
/** What either target sends and gets: the one that answers second is acknowledged and hung up by the edge. */
const answering = "←INVITE, →200, ←ACK, ←BYE, →200 BYE";
const sip = { caller: "→INVITE, ←200, →ACK, →BYE, ←200 BYE", left: answering, right: answering };
/** What such a call comes to. */
export const recorded: Record<Winner, StatedCall> = {
  left: {
    ...{ yaml: "enterprises/both-at-once.yaml", sip },
    ladder: ["left/- answered", "right/- answered-elsewhere"],
    events:
      "invite, decision ring, attempt a1, attempt a2, target-answer a1, caller-answer, attempt-ended a2 answered-elsewhere, ended caller 200",
  },
  right: {
    ...{ yaml: "enterprises/both-at-once.yaml", sip },
    ladder: ["left/- answered-elsewhere", "right/- answered"],
    events:
      "invite, decision ring, attempt a1, attempt a2, target-answer a2, caller-answer, attempt-ended a1 answered-elsewhere, ended caller 200",
  },
};
const tagOf = (message: SipText) => /;tag=(.+)$/.exec(message.headers["to"]?.[0] ?? "")?.[1];

/** Registers the test of two targets of one group that answer in the same instant. */
export function testTwoAnswers(running: () => Running): void {
  test(`${rounds} times two answers at once are one call: caller, targets and record agree`, async () => {
    const answered = await twoAnswers(running().edge, rounds);
    const left = [...answered.values()].filter(({ winner }) => winner === "left").length;
    expect(Math.min(left, rounds - left)).toBeGreaterThan(rounds / 10);
    const { calls } = await running().spool();
    for (const events of calls.values()) {
      const invite = events.find((event) => event.event === "invite");
      const call = invite?.event === "invite" && answered.get(invite.sipCallId);
      if (call) expect({ ...callRecord(stack, events), sip: call.sip }).toEqual(recorded[call.winner]);
    }
  });
}

/**
 * Places calls to a group of two that answer in the same turn. Throws where a caller hears of the second answer, or
 * that one is not acknowledged and hung up. Answers by Call-ID who has won, and what each party has sent and got.
 */
export async function twoAnswers(
  edge: Edge,
  times: number,
): Promise<Map<string, { winner: Winner; sip: StatedCall["sip"] }>> {
  const open = async (address: string, port: number): Promise<HandPhone> =>
    handPhone(await openSipSocket(address, edge, port), `it@${address}:${port}`);
  const [left, right] = [await open(BY_HAND, 5092), await open(EXCHANGE, 5092)];
  const socket = await openSipSocket(NORTH, edge);
  const caller = handPhone(socket, "");
  const here = `raw@${NORTH}:${socket.port}`;
  const answered = new Map<string, { winner: Winner; sip: StatedCall["sip"] }>();
  for (let round = 0; round < times; round++) {
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
    await loser.takes(/^ACK /);
    loser.replies(await loser.takes(/^BYE /), "200 OK");
    caller.send(withinDialog("ACK", 1, answer, here));
    await winner.takes(/^ACK /);
    caller.send(withinDialog("BYE", 2, answer, here));
    winner.replies(await winner.takes(/^BYE /), "200 OK");
    // Anything that the caller had got of the loser would stand before it.
    const next = await caller.takes(/^SIP\/2\.0 [2-6]/);
    const heard = `${next.headers["cseq"]?.[0]} of ${tagOf(next)}`;
    if (heard !== `2 BYE of ${tagOf(answer)}`)
      throw new Error(`round ${round}: ${heard}, after an answer of ${tagOf(answer)}`);
    const id = parseSip(text)?.headers["call-id"]?.[0] ?? "";
    const said = await sipOf({ caller, left, right }, id);
    answered.set(id, { winner: winner === left ? "left" : "right", sip: said });
  }
  for (const phone of [left, right, caller]) phone.close();
  return answered;
}
