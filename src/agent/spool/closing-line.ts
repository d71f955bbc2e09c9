import { sealedLine } from "#edge/sealed-line.ts";
import type { CallSoFar } from "./call-so-far.ts";

/**
 * The end of a call that died with its node, in the place of the one that nobody saw: when the call or its node gave its
 * last sign of life, whichever was later. That is the least that is certain, and within a second of the node's death.
 *
 * @param heartbeatUs Last sign of life of the call's boot, epoch microseconds; absent where there is none.
 */
export function closingLine(call: CallSoFar, heartbeatUs: number | undefined): string {
  const { answeredUs, invitedUs } = call;
  if (invitedUs === undefined) throw new Error(`call ${call.call} has no beginning`);
  const at = Math.max(call.lastUs, heartbeatUs ?? 0);
  return sealedLine({
    event: "ended",
    call: call.call,
    leg: "close",
    sequence: 1,
    at,
    by: "node",
    code: answeredUs === undefined ? 408 : 200,
    reason: "node lost",
    provisional: true,
    answered: answeredUs !== undefined,
    durationUs: at - invitedUs,
    ...(answeredUs !== undefined && { talkUs: at - answeredUs }),
  });
}
