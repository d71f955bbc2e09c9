import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import type { SipText } from "#local/phones/sip-text.ts";
import { eventually } from "../eventually.ts";
import { type CallRecord, callRecord } from "./call-record.ts";
import type { Running } from "./call-run.ts";
import { recorded } from "./cancel-and-answer.ts";
import { withinDialog } from "./hand-phone.ts";
import { openSides, type SideCall, type Sides } from "./side-calls.ts";

/** Of calls, as many at once as the binding has channels. */
const [rounds, atOnce] = [25, 5];
const stack = fileURLToPath(new URL("./stack", import.meta.url));

/** Registers the test of callers who hang up, not knowing of the answer, in the instant in which their target answers. */
export function testByeAndAnswer(running: () => Running): void {
  test(`${rounds * atOnce} times BYE and answer at once are one thing, and over within seconds`, async () => {
    const sides = await openSides(running().edge);
    onTestFinished(() => sides.close());
    const calls: { call: Omit<SideCall, "answer">; told: string }[] = [];
    for (let round = 0; round < rounds; round++)
      calls.push(...(await Promise.all(Array.from({ length: atOnce }, () => together(sides, round)))));
    const answered = calls.filter(({ told }) => told === "answered").length;
    expect(Math.min(answered, calls.length - answered)).toBeGreaterThan(0);
    for (const { call, told } of calls) {
      const wanted: CallRecord = told === "answered" ? recorded.answered : recorded.cancelled;
      await eventually(async () => expect(callRecord(stack, await call.record())).toEqual(wanted), 10_000);
    }
  });
}

/** One such call, whose target takes every request; ends when it was hung up on. */
async function together(sides: Sides, round: number) {
  const call = await sides.ring();
  const { caller, target, first, here } = call;
  target.replies(first, "180 Ringing");
  const ringing = await caller.takes(/^SIP\/2\.0 180 /);
  const bye = withinDialog("BYE", 2, ringing, here);
  // Which of the two comes first on the wire alternates.
  if (round % 2 === 0) caller.send(bye);
  target.replies(first, "200 OK");
  if (round % 2 === 1) caller.send(bye);
  const hangs = async (): Promise<void> => {
    const request = await target.takes(/^(BYE|CANCEL) /);
    target.replies(request, "200 OK");
    if (!request.start.startsWith("BYE ")) await hangs();
  };
  await hangs();
  const finals: SipText[] = [];
  for (; finals.length < 2; ) finals.push(await caller.takes(/^SIP\/2\.0 [2-6]/));
  const of = (cseq: string) => finals.find(({ headers }) => headers["cseq"]?.[0] === cseq);
  expect(of("2 BYE")?.start).toBe("SIP/2.0 200 OK");
  const told = of("1 INVITE");
  if (told?.start === "SIP/2.0 200 OK") caller.send(withinDialog("ACK", 1, told, here));
  else expect(told?.start).toBe("SIP/2.0 487 Request Terminated");
  return { call, told: told?.start === "SIP/2.0 200 OK" ? "answered" : "given up" };
}
