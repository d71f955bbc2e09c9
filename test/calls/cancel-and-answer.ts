import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Edge } from "#edge/start-edge.ts";
import type { SipText } from "#local/phones/sip-text.ts";
import type { ByHand } from "./by-hand.ts";
import { openByHand } from "./by-hand.ts";
import type { CallRecord } from "./call-record.ts";
import { callRecord } from "./call-record.ts";
import type { Running } from "./call-run.ts";
import { withinDialog } from "./hand-phone.ts";

const rounds = 300;

const stack = fileURLToPath(new URL("./stack", import.meta.url));

type Outcome = "answered" | "cancelled";
/** What such a call leaves behind. */
export const recorded: Record<Outcome, CallRecord> = {
  answered: {
    yaml: "enterprises/by-hand.yaml",
    ladder: ["desk/- answered"],
    events:
      "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
  },
  cancelled: {
    yaml: "enterprises/by-hand.yaml",
    ladder: ["desk/- cancelled"],
    events:
      "invite, decision ring, attempt a1, ringing a1 180, attempt-ended a1 cancelled, ended caller 487 cancelled",
  },
};

/** Registers the test of callers who give up in the instant in which their target answers. */
export function testCancelAndAnswer(running: () => Running): void {
  test(`${rounds} times CANCEL and answer at once are one thing: caller, target and record agree`, async () => {
    const outcomes = await cancelsAndAnswers(running().edge, rounds);
    const answered = [...outcomes.values()].filter((outcome) => outcome === "answered").length;
    expect(Math.min(answered, rounds - answered)).toBeGreaterThan(rounds / 20);
    for (const events of (await running().spool()).calls.values()) {
      const invite = events.find((event) => event.event === "invite");
      const outcome = invite?.event === "invite" && outcomes.get(invite.sipCallId);
      if (outcome) expect(callRecord(stack, events)).toEqual(recorded[outcome]);
    }
  });
}

/** Places such calls and answers what became of each, by Call-ID. Throws where a caller was told two things. */
export async function cancelsAndAnswers(edge: Edge, times: number): Promise<Map<string, Outcome>> {
  const hand = await openByHand(edge);
  const told: Told = new Map();
  const outcomes = new Map<string, Outcome>();
  for (let round = 0; round < times; round++) {
    const { outcome, id } = await together(hand, round, told);
    outcomes.set(id, outcome);
  }
  hand.close();
  const twice = [...told.values()].filter((finals) => finals.size > 1);
  if (twice.length > 0)
    throw new Error(`${twice.length} callers were told ${[...(twice[0] ?? [])].join(" and ")}`);
  return outcomes;
}

/** What the caller was told of calls, by Call-ID: the first lines of final answers to the INVITE. */
type Told = Map<string, Set<string>>;

/** One call whose CANCEL and answer are sent in the same turn; ends when the BYE of whoever hangs up is answered. */
async function together(
  { caller, target, here, invite, cancel }: ByHand,
  round: number,
  told: Told,
): Promise<{ outcome: Outcome; id: string }> {
  const text = invite("4006000029");
  const first = await target.takes(/^INVITE /);
  target.replies(first, "180 Ringing");
  await caller.takes(/^SIP\/2\.0 180 /);
  // Which of the two comes first on the wire alternates.
  if (round % 2 === 0) cancel(text);
  target.replies(first, "200 OK");
  if (round % 2 === 1) cancel(text);
  const id = first.headers["call-id"]?.[0] ?? "";
  const hears = async (cseq: string): Promise<SipText> => {
    for (;;) {
      const answer = await caller.takes(/^SIP\/2\.0 [2-6]/);
      const of = answer.headers["call-id"]?.[0] ?? "";
      if (answer.headers["cseq"]?.[0] === "1 INVITE")
        told.set(of, (told.get(of) ?? new Set()).add(answer.start));
      if (of === id && answer.headers["cseq"]?.[0] === cseq) return answer;
    }
  };
  const answer = await hears("1 INVITE");
  if (answer.start.startsWith("SIP/2.0 487")) {
    const to = answer.headers["to"]?.[0] ?? "";
    caller.send(text.replace(/INVITE/g, "ACK").replace(/To: .*/, `To: ${to}`));
    target.replies(await target.takes(/^BYE /), "200 OK");
    return { outcome: "cancelled", id };
  }
  if (answer.start !== "SIP/2.0 200 OK")
    throw new Error(`round ${round}: the caller was told ${answer.start}`);
  caller.send(withinDialog("ACK", 1, answer, here));
  await target.takes(/^ACK /);
  caller.send(withinDialog("BYE", 2, answer, here));
  target.replies(await target.takes(/^BYE /), "200 OK");
  await hears("2 BYE");
  return { outcome: "answered", id };
}
