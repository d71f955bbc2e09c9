import type { Scenario } from "../scenario.ts";

/** Calls whose first target or trunk fails. */
export const nextTarget: Scenario[] = [
  {
    name: "busy, then the next",
    yaml: "enterprises/busy-then-next.yaml",
    calls: [
      {
        called: "4006000002",
        expect: {
          code: 200,
          ladder: ["first/north busy", "second/north answered"],
          events:
            "invite, decision ring, attempt a1, attempt-ended a1 busy, attempt a2, ringing a2 180, target-answer a2, caller-answer, ended caller 200",
        },
      },
    ],
  },
  {
    name: "no answer, then the next",
    yaml: "enterprises/silence-then-next.yaml",
    calls: [
      {
        called: "4006000003",
        expect: {
          code: 200,
          ladder: ["first/north no-answer", "second/north answered"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, attempt-ended a1 no-answer, attempt a2, ringing a2 180, target-answer a2, caller-answer, ended caller 200",
        },
      },
    ],
  },
  {
    name: "dead trunk, then the other",
    yaml: "enterprises/dead-trunk.yaml",
    calls: [
      {
        called: "4006000004",
        expect: {
          code: 200,
          ladder: ["desk/north no-reply", "desk/south answered"],
          events:
            "invite, decision ring, attempt a1, attempt-ended a1 no-reply, attempt a2, ringing a2 180, target-answer a2, caller-answer, ended caller 200",
        },
      },
    ],
  },
  {
    name: "a dead trunk within a simultaneous group, then the other for that member alone",
    yaml: "enterprises/together-over-a-dead-trunk.yaml",
    calls: [
      {
        called: "4006000033",
        expect: {
          code: 200,
          ladder: ["desk/north no-reply", "busy/north busy", "desk/south answered"],
          events:
            "invite, decision ring, attempt a1, attempt a2, attempt-ended a2 busy, attempt-ended a1 no-reply, attempt a3, ringing a3 180, target-answer a3, caller-answer, ended caller 200",
          anyOrder: true,
        },
      },
    ],
  },
  {
    name: "failing trunk, then the other",
    yaml: "enterprises/failing-trunk.yaml",
    calls: [
      {
        called: "4006000005",
        expect: {
          code: 200,
          ladder: ["desk/north trunk-failure", "desk/south answered"],
          events:
            "invite, decision ring, attempt a1, attempt-ended a1 trunk-failure, attempt a2, ringing a2 180, target-answer a2, caller-answer, ended caller 200",
        },
      },
    ],
  },
  {
    name: "all failed",
    yaml: "enterprises/all-failed.yaml",
    calls: [
      {
        called: "4006000006",
        expect: {
          code: 480,
          ladder: ["first/north busy", "second/north no-reply", "second/south no-reply"],
          events:
            "invite, decision ring, attempt a1, attempt-ended a1 busy, attempt a2, attempt-ended a2 no-reply, attempt a3, attempt-ended a3 no-reply, ended edge 480 no target answered",
        },
      },
    ],
  },
  {
    name: "all busy",
    yaml: "enterprises/all-busy.yaml",
    calls: [
      {
        called: "4006000007",
        expect: {
          code: 486,
          ladder: ["first/north busy", "second/north busy"],
          events:
            "invite, decision ring, attempt a1, attempt-ended a1 busy, attempt a2, attempt-ended a2 busy, ended edge 486 all targets busy",
        },
      },
    ],
  },
  {
    name: "an exchange that refuses connections and one without an address, then the next",
    yaml: "enterprises/refusing-exchange.yaml",
    calls: [
      {
        called: "4006000028",
        expect: {
          code: 200,
          ladder: ["closed/- send-failure", "unknown/- send-failure", "desk/north answered"],
          events:
            "invite, decision ring, attempt a1, attempt-ended a1 send-failure, attempt a2, attempt-ended a2 send-failure, attempt a3, ringing a3 180, target-answer a3, caller-answer, ended caller 200",
        },
      },
    ],
  },
  {
    name: "otherwise another group",
    yaml: "enterprises/otherwise-ring.yaml",
    calls: [
      {
        called: "4006000016",
        expect: {
          code: 200,
          ladder: ["first/north busy", "second/north answered"],
          events:
            "invite, decision ring, attempt a1, attempt-ended a1 busy, otherwise ring, attempt a2, ringing a2 180, target-answer a2, caller-answer, ended caller 200",
        },
      },
    ],
  },
  {
    name: "all channels of a target taken",
    yaml: "enterprises/one-channel.yaml",
    calls: [
      {
        called: "4006000026",
        talkMs: 4000,
        expect: {
          code: 200,
          ladder: ["desk/north answered"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
        },
      },
      {
        afterMs: 2000,
        called: "4006000026",
        expect: {
          code: 486,
          ladder: [],
          events: "invite, decision unavailable, ended edge 486 busy",
        },
      },
    ],
  },
  {
    name: "a number that does not exist and a target that declines, then the next",
    yaml: "enterprises/wrong-number.yaml",
    calls: [
      {
        called: "4006000021",
        expect: {
          code: 200,
          ladder: ["gone/north not-found", "declines/north declined", "desk/north answered"],
          events:
            "invite, decision ring, attempt a1, attempt-ended a1 not-found, attempt a2, attempt-ended a2 declined, attempt a3, ringing a3 180, target-answer a3, caller-answer, ended caller 200",
        },
      },
    ],
  },
];
