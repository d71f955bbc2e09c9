import { STRANGER } from "../carriers.ts";
import type { Scenario } from "../scenario.ts";

/** Calls for which nobody rings, whoever calls, and what the edge answers itself. */
export const refused: Scenario[] = [
  {
    name: "a value that the edge cannot use",
    yaml: null,
    calls: [
      {
        called: "4006009999",
        expect: { code: 500, ladder: [], events: "invite, ended edge 500 internal error" },
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
          events: "invite, decision unavailable, ended edge 480 closed",
        },
      },
      {
        called: "4006000009",
        at: "2026-10-01T11:00:00+08:00",
        expect: {
          code: 480,
          ladder: [],
          events: "invite, decision unavailable, ended edge 480 closed",
        },
      },
      {
        called: "4006000009",
        at: "2026-10-10T11:00:00+08:00",
        expect: {
          code: 200,
          ladder: ["desk/north answered"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
        },
      },
      {
        called: "4006000009",
        at: "2026-10-17T11:00:00+08:00",
        expect: {
          code: 480,
          ladder: [],
          events: "invite, decision unavailable, ended edge 480 closed",
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
          events: "invite, decision suspended, ended edge 480 suspended",
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
          events: "invite, decision unknown-number, ended edge 404 unknown-number",
        },
      },
      {
        called: "sos",
        expect: {
          code: 404,
          ladder: [],
          events: "invite, decision unknown-number, ended edge 404 unknown-number",
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
          events: "invite, decision menu, ended edge 480 menu needs the media node",
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
          events: "invite, decision wrong-carrier, ended edge 403 not a number of this carrier",
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
          events:
            "invite, decision ring, attempt a1, attempt-ended a1 declined, otherwise announce, ended edge 480 announce needs the media node",
        },
      },
    ],
  },
];
