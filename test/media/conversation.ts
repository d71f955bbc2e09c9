import type { MediaEvent } from "#edge/call-event.types.ts";
import type { SipText } from "#local/phones/sip-text.ts";
import type { MediaRun } from "./media-run.ts";
import type { Party } from "./party.ts";
import { until } from "./until.ts";

/** An anchored call of which nothing is to tell but that its speech went through a relay. */
export const ORDINARY = {
  yaml: "enterprises/anchored.yaml",
  sip: {
    caller: "→INVITE, ←200, →ACK, →BYE, ←200 BYE",
    target: "←INVITE, →200, ←ACK, ←BYE, →200 BYE",
  },
  ladder: ["desk/direct answered"],
  events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200, media a1",
};

/** An answered call: what either side got. */
export interface Conversation {
  invite: SipText;
  /** The INVITE as the target got it. */
  taken: SipText;
  /** The answer as the caller got it. */
  answer: SipText;
}

/** Calls a number, answers, acknowledges. */
export async function converse(
  caller: Party,
  target: Party,
  number: string,
  more: { offer?: string; answer?: string } = {},
): Promise<Conversation> {
  const invite = caller.invites(number, more.offer ?? caller.voice.sdp());
  const taken = await target.takes(/^INVITE /);
  target.replies(taken, "200 OK", more.answer ?? target.voice.sdp());
  const answer = await caller.answered(1);
  caller.within("ACK", 1, answer);
  await target.takes(/^ACK /);
  return { invite, taken, answer };
}

/** The caller hangs up. */
export async function hangUp(
  caller: Party,
  target: Party,
  { answer }: Conversation,
  cseq = 9,
): Promise<void> {
  caller.within("BYE", cseq, answer);
  for (;;) {
    const bye = await target.takes(/^BYE /);
    target.replies(bye, "200 OK");
    if (callId(bye) === callId(answer)) break;
  }
  await caller.answered(cseq);
}

export function callId(message: SipText): string | undefined {
  return message.headers["call-id"]?.[0];
}

/** The media events of a call, once there is one that fits. */
export function mediaEvents(
  run: MediaRun,
  invite: SipText,
  fits: (event: MediaEvent) => boolean = () => true,
): Promise<MediaEvent[]> {
  return until("media event", async () => {
    const events = (await run.events(callId(invite))).filter((event) => event.event === "media");
    return events.some(fits) ? events : undefined;
  });
}
