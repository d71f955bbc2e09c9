import { expect, test } from "vitest";
import type { CallEvent } from "#edge/call-event.types.ts";
import { accountOf } from "./account-of.ts";

const call = "0123456789abcdef0123456789abcdef";
const at = 1_795_320_000_000_000;

const place = (leg: string, sequence: number, after: number) => ({
  call,
  leg,
  sequence,
  at: at + after,
  sum: "0123456789abcdef",
});
const trunk = "unicom-beijing";

const events: CallEvent[] = [
  {
    event: "invite",
    ...place("call", 1, 0),
    trunk,
    carrier: "unicom",
    source: "127.0.0.11:5061",
    called: "4006010114",
    caller: "13810001000",
    sipCallId: "1-2-answered@127.0.0.11",
  },
  {
    event: "decision",
    ...place("call", 2, 500),
    step: "first",
    generation: "ab12",
    number: "4006010114",
    enterprise: "flowers",
    instant: 1_795_312_800_000,
    random: 0.5,
    caller: "+8613810001000",
    outcome: "ring",
    counters: { concurrent: 0 },
  },
  {
    event: "attempt",
    ...place("a1", 3, 1000),
    binding: "desk",
    target: "+861062345678",
    trunk,
    ringSeconds: 20,
  },
  {
    event: "attempt-ended",
    ...place("a1", 4, 3000),
    binding: "desk",
    trunk,
    cause: "busy",
    code: 486,
    durationUs: 2000,
  },
  {
    event: "attempt",
    ...place("a2", 5, 4000),
    binding: "boss",
    target: "+8613901234567",
    trunk,
    ringSeconds: 20,
  },
  { event: "ringing", ...place("a2", 6, 5000), binding: "boss", trunk, code: 180 },
  { event: "target-answer", ...place("a2", 7, 6000), binding: "boss", trunk, code: 200 },
  { event: "caller-answer", ...place("call", 8, 6000), binding: "boss" },
  {
    event: "ended",
    ...place("call", 9, 9000),
    by: "target",
    code: 200,
    answered: true,
    durationUs: 9000,
    talkUs: 3000,
  },
];
const nameOf = (id: string) => (id === "flowers" ? "北京鮮花速遞" : undefined);

test("an account is told from events, whatever their order", () => {
  const account = accountOf(events.toReversed(), nameOf);
  expect(account).toEqual({
    call,
    generation: "ab12",
    dialled: "4006010114",
    number: "4006010114",
    enterprise: { id: "flowers", name: "北京鮮花速遞" },
    caller: { number: "+8613810001000" },
    trunk: "unicom-beijing",
    atMs: 1_795_312_800_000,
    random: 0.5,
    counters: { concurrent: 0 },
    outcome: "ring",
    needsMedia: false,
    attempts: [
      {
        binding: "desk",
        target: "+861062345678",
        trunk: "unicom-beijing",
        result: "busy",
        sip: 486,
        startedUs: at + 1000,
        endedUs: at + 3000,
      },
      {
        binding: "boss",
        target: "+8613901234567",
        trunk: "unicom-beijing",
        result: "answered",
        sip: 200,
        startedUs: at + 4000,
        answeredUs: at + 6000,
        endedUs: at + 9000,
      },
    ],
    sip: 200,
    endedBy: "target",
    invitedUs: at,
    callerAnsweredUs: at + 6000,
    endedUs: at + 9000,
  });
});

test("a call that goes on, or whose beginning is missing, has no account yet", () => {
  for (const kind of ["invite", "decision", "ended"])
    expect(
      accountOf(
        events.filter(({ event }) => event !== kind),
        nameOf,
      ),
    ).toBeUndefined();
});

test("that a call needed audio is told from its end", () => {
  const refused = events.map(
    (event): CallEvent =>
      event.event === "ended"
        ? { ...event, by: "edge", code: 480, reason: "menu needs the media node" }
        : event,
  );
  expect(accountOf(refused, nameOf)?.needsMedia).toBe(true);
});
