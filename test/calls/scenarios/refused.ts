import { STRANGER } from "../carriers.ts";
import type { Scenario } from "../scenario.ts";

/** Calls that the edge itself answers: who is refused, and with what. */
export const refused: Scenario[] = [
  {
    name: "a value that the edge cannot use",
    yaml: null,
    calls: [
      {
        called: "4006009999",
        expect: { code: 500, ladder: [], events: "invite ended:edge", ended: "edge internal error" },
      },
    ],
  },
  {
    name: "blocked",
    yaml: "enterprises/screened.yaml",
    calls: [
      {
        called: "4006000008",
        caller: "079186221111",
        expect: { code: 603, ladder: [], events: "invite decision:reject ended:edge", ended: "edge blocked" },
      },
      {
        called: "4006000008",
        caller: "anonymous",
        expect: {
          code: 603,
          ladder: [],
          events: "invite decision:reject ended:edge",
          ended: "edge anonymous",
        },
      },
      {
        called: "4006000008",
        headers: ["P-Asserted-Identity: <sip:+8679186221111@carrier.example>"],
        expect: { code: 603, ladder: [], events: "invite decision:reject ended:edge", ended: "edge blocked" },
      },
      {
        called: "4006000008",
        expect: {
          code: 200,
          ladder: ["desk/north answered"],
          events:
            "invite decision:ring attempt:a1 ringing:a1:180 target-answer:a1 caller-answer ended:caller",
          ended: "caller",
        },
      },
    ],
  },
  {
    name: "closed by hours, closed by holiday, open on a make-up day",
    yaml: "enterprises/office.yaml",
    calls: [
      {
        called: "4006000009",
        at: "2026-10-13T20:00:00+08:00",
        expect: {
          code: 480,
          ladder: [],
          events: "invite decision:unavailable ended:edge",
          ended: "edge closed",
        },
      },
      {
        called: "4006000009",
        at: "2026-10-01T11:00:00+08:00",
        expect: {
          code: 480,
          ladder: [],
          events: "invite decision:unavailable ended:edge",
          ended: "edge closed",
        },
      },
      {
        called: "4006000009",
        at: "2026-10-10T11:00:00+08:00",
        expect: {
          code: 200,
          ladder: ["desk/north answered"],
          events:
            "invite decision:ring attempt:a1 ringing:a1:180 target-answer:a1 caller-answer ended:caller",
          ended: "caller",
        },
      },
      {
        called: "4006000009",
        at: "2026-10-17T11:00:00+08:00",
        expect: {
          code: 480,
          ladder: [],
          events: "invite decision:unavailable ended:edge",
          ended: "edge closed",
        },
      },
    ],
  },
  {
    name: "suspended",
    yaml: "enterprises/suspended.yaml",
    calls: [
      {
        called: "4006000010",
        expect: {
          code: 480,
          ladder: [],
          events: "invite decision:suspended ended:edge",
          ended: "edge suspended",
        },
      },
    ],
  },
  {
    name: "unknown number",
    yaml: null,
    calls: [
      {
        called: "4006999999",
        expect: {
          code: 404,
          ladder: [],
          events: "invite decision:unknown-number ended:edge",
          ended: "edge unknown-number",
        },
      },
      {
        called: "sos",
        expect: {
          code: 404,
          ladder: [],
          events: "invite decision:unknown-number ended:edge",
          ended: "edge unknown-number",
        },
      },
    ],
  },
  {
    name: "needs the media node",
    yaml: "enterprises/switchboard.yaml",
    calls: [
      {
        called: "4006000011",
        expect: {
          code: 480,
          ladder: [],
          events: "invite decision:menu ended:edge",
          ended: "edge menu needs the media node",
        },
      },
    ],
  },
  {
    name: "a trunk of another carrier",
    yaml: "enterprises/by-did.yaml",
    calls: [
      {
        called: "4008000012",
        expect: {
          code: 403,
          ladder: [],
          events: "invite decision:wrong-carrier ended:edge",
          ended: "edge not a number of this carrier",
        },
      },
    ],
  },
  {
    name: "a stranger's call is dropped without an answer",
    yaml: "enterprises/plain.yaml",
    calls: [{ called: "4006000001", from: STRANGER, timeoutS: 2, expect: { ladder: [], events: "" } }],
  },
  {
    name: "otherwise an announcement",
    yaml: "enterprises/otherwise-audio.yaml",
    calls: [
      {
        called: "4006000017",
        expect: {
          code: 480,
          ladder: ["first/north declined"],
          events: "invite decision:ring attempt:a1 attempt-ended:a1:declined otherwise:announce ended:edge",
          ended: "edge announce needs the media node",
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
            "invite decision:ring attempt:a1 ringing:a1:180 target-answer:a1 caller-answer ended:caller",
          ended: "caller",
        },
      },
      {
        called: "4006000019",
        expect: {
          code: 603,
          ladder: [],
          events: "invite decision:reject ended:edge",
          ended: "edge caller-limit",
        },
      },
      {
        called: "4006000019",
        caller: "075522224444",
        expect: {
          code: 200,
          ladder: ["desk/north answered"],
          events:
            "invite decision:ring attempt:a1 ringing:a1:180 target-answer:a1 caller-answer ended:caller",
          ended: "caller",
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
            "invite decision:ring attempt:a1 ringing:a1:180 target-answer:a1 caller-answer ended:caller",
          ended: "caller",
        },
      },
      {
        called: "4006000027",
        expect: {
          code: 200,
          ladder: ["desk/north answered"],
          events:
            "invite decision:ring attempt:a1 ringing:a1:180 target-answer:a1 caller-answer ended:caller",
          ended: "caller",
        },
      },
      {
        called: "4006000027",
        expect: {
          code: 603,
          ladder: [],
          events: "invite decision:reject ended:edge",
          ended: "edge short-calls",
        },
      },
    ],
  },
  {
    name: "ring-back alone does not need the media node",
    yaml: "enterprises/ring-back.yaml",
    calls: [
      {
        called: "4006000023",
        expect: {
          code: 200,
          ladder: ["desk/north answered"],
          events:
            "invite decision:ring attempt:a1 ringing:a1:180 target-answer:a1 caller-answer ended:caller",
          ended: "caller",
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
            "invite decision:ring attempt:a1 ringing:a1:180 target-answer:a1 caller-answer ended:caller",
          ended: "caller",
        },
      },
      {
        afterMs: 2000,
        called: "4006000024",
        expect: {
          code: 486,
          ladder: [],
          events: "invite decision:reject ended:edge",
          ended: "edge concurrency",
        },
      },
    ],
  },
];
