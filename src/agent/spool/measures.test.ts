import { expect, test } from "vitest";
import type { CallEvent } from "#edge/call-event.types.ts";
import { type CallSoFar, withEvent } from "./call-so-far.ts";
import { measures } from "./measures.ts";

const base = { call: "0123456789abcdef0123456789abcdef", sum: "0123456789abcdef" };
const invite: CallEvent = {
  ...{ ...base, event: "invite", leg: "call", sequence: 1, at: 1_000_000 },
  ...{ trunk: "north", carrier: "unicom", source: "127.0.0.1:5060", sipCallId: "a" },
};
const ringing: CallEvent = {
  ...{ ...base, event: "ringing", leg: "a1", sequence: 3, at: 1_250_000 },
  ...{ binding: "desk", trunk: "north", code: 180 },
};
const close: CallEvent = {
  ...{ ...base, event: "ended", leg: "close", sequence: 1, at: 4_000_000 },
  ...{ by: "node", code: 200, answered: true, provisional: true, durationUs: 3_000_000, talkUs: 2_000_000 },
};
const late: CallEvent = {
  ...{ ...base, event: "ended", leg: "late", sequence: 1, at: 9_000_000 },
  ...{ by: "caller", code: 200, answered: true, durationUs: 8_000_000, talkUs: 7_000_000 },
};

function all(events: readonly CallEvent[]) {
  let call: CallSoFar | undefined;
  return events.flatMap((event) => {
    const before = call;
    call = withEvent(before, event, "boot");
    return measures(event, before, call);
  });
}

test("the delay until a target rings is observed once, in whatever order its events are read", () => {
  const delay = { what: "postDialDelay", seconds: 0.25 };
  expect(all([invite, ringing])).toEqual([delay]);
  expect(all([ringing, invite])).toEqual([delay]);
  expect(all([invite, ringing, ringing, { ...ringing, sequence: 4, at: 2_000_000 }])).toEqual([delay]);
});

test("a call ends once; what comes after the end in its place is counted as late", () => {
  const node = [
    { what: "ends", labels: { by: "node", code: "200" } },
    { what: "provisionalEnds", labels: {} },
    { what: "duration", seconds: 2 },
  ];
  expect(all([invite, close, close])).toEqual(node);
  expect(all([invite, close, late])).toEqual([...node, { what: "lateEnds", labels: {} }]);
  expect(all([invite, late])).toEqual([
    { what: "ends", labels: { by: "caller", code: "200" } },
    { what: "duration", seconds: 7 },
  ]);
  expect(all([late])).toEqual([{ what: "lateEnds", labels: {} }]);
});

test("of several ends the call's state has the one that readers prefer", () => {
  const own: CallEvent = { ...late, leg: "call", sequence: 7, at: 3_000_000 };
  const orders = [
    [close, late, own],
    [own, late, close],
    [late, own, close],
  ];
  for (const order of orders) {
    const call = [invite, ...order].reduce<CallSoFar | undefined>(
      (so, event) => withEvent(so, event, "b"),
      undefined,
    );
    expect(call?.end).toEqual({ us: 3_000_000, leg: "call" });
    const found = order.map((end) => (end === own ? { ...own, at: 30_000_000 } : end));
    const later = [invite, ...found].reduce<CallSoFar | undefined>(
      (so, event) => withEvent(so, event, "b"),
      undefined,
    );
    expect(later?.end).toEqual({ us: 9_000_000, leg: "late" });
  }
});
