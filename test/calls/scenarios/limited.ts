import type { Scenario } from "../scenario.ts";

/** Calls that a number's screening and limits let through or refuse. */
export const limited: Scenario[] = [
  {
    name: "blocked",
    yaml: "enterprises/screened.yaml",
    calls: [
      {
        called: "4006000008",
        caller: "079186221111",
        expect: { code: 603, ladder: [], events: "invite, decision reject, ended edge 603 blocked" },
      },
      {
        called: "4006000008",
        caller: "anonymous",
        expect: {
          code: 603,
          ladder: [],
          events: "invite, decision reject, ended edge 603 anonymous",
        },
      },
      {
        called: "4006000008",
        headers: ["P-Asserted-Identity: <sip:+8679186221111@carrier.example>"],
        expect: { code: 603, ladder: [], events: "invite, decision reject, ended edge 603 blocked" },
      },
      {
        called: "4006000008",
        expect: {
          code: 200,
          ladder: ["desk/north answered"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
        },
      },
    ],
  },
  {
    name: "a caller who calls too often",
    yaml: "enterprises/caller-limit.yaml",
    inTurn: true,
    calls: [
      {
        called: "4006000019",
        expect: {
          code: 200,
          ladder: ["desk/north answered"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
        },
      },
      {
        called: "4006000019",
        expect: {
          code: 603,
          ladder: [],
          events: "invite, decision reject, ended edge 603 caller-limit",
        },
      },
      {
        called: "4006000019",
        caller: "075522224444",
        expect: {
          code: 200,
          ladder: ["desk/north answered"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
        },
      },
    ],
  },
  {
    name: "a caller who hangs up at once, again and again",
    yaml: "enterprises/short-calls.yaml",
    inTurn: true,
    calls: [
      {
        called: "4006000027",
        expect: {
          code: 200,
          ladder: ["desk/north answered"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
        },
      },
      {
        called: "4006000027",
        expect: {
          code: 200,
          ladder: ["desk/north answered"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
        },
      },
      {
        called: "4006000027",
        expect: {
          code: 603,
          ladder: [],
          events: "invite, decision reject, ended edge 603 short-calls",
        },
      },
      // The clock is set back to long before: nobody is blocked for longer than an hour.
      {
        called: "4006000027",
        at: "2026-01-05T10:00:00+08:00",
        expect: {
          code: 200,
          ladder: ["desk/north answered"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
        },
      },
    ],
  },
  {
    name: "more calls than a number may have",
    yaml: "enterprises/one-at-a-time.yaml",
    calls: [
      {
        called: "4006000024",
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
        called: "4006000024",
        expect: {
          code: 486,
          ladder: [],
          events: "invite, decision reject, ended edge 486 concurrency",
        },
      },
    ],
  },
];
