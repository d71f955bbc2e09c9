import { STRANGER } from "../carriers.ts";
import type { Scenario } from "../scenario.ts";

/** Calls that the edge itself answers: who is refused, and with what. */
export const refused: Scenario[] = [
  {
    name: "a value that the edge cannot use",
    calls: [{ called: "4006009999", expect: { code: 500, ladder: [], ended: "edge internal error" } }],
  },
  {
    name: "blocked",
    calls: [
      {
        called: "4006000008",
        caller: "079186221111",
        expect: { code: 603, outcome: "reject", ladder: [], ended: "edge blocked" },
      },
      {
        called: "4006000008",
        caller: "anonymous",
        expect: { code: 603, outcome: "reject", ladder: [], ended: "edge anonymous" },
      },
      {
        called: "4006000008",
        headers: ["P-Asserted-Identity: <sip:+8679186221111@carrier.example>"],
        expect: { code: 603, outcome: "reject", ladder: [], ended: "edge blocked" },
      },
      {
        called: "4006000008",
        expect: { code: 200, outcome: "ring", ladder: ["desk/north answered"], ended: "caller" },
      },
    ],
  },
  {
    name: "closed by hours, closed by holiday, open on a make-up day",
    calls: [
      {
        called: "4006000009",
        at: "2026-10-13T20:00:00+08:00",
        expect: { code: 480, outcome: "unavailable", ladder: [], ended: "edge closed" },
      },
      {
        called: "4006000009",
        at: "2026-10-01T11:00:00+08:00",
        expect: { code: 480, outcome: "unavailable", ladder: [], ended: "edge closed" },
      },
      {
        called: "4006000009",
        at: "2026-10-10T11:00:00+08:00",
        expect: { code: 200, outcome: "ring", ladder: ["desk/north answered"], ended: "caller" },
      },
      {
        called: "4006000009",
        at: "2026-10-17T11:00:00+08:00",
        expect: { code: 480, outcome: "unavailable", ladder: [], ended: "edge closed" },
      },
    ],
  },
  {
    name: "suspended",
    calls: [
      {
        called: "4006000010",
        expect: { code: 480, outcome: "suspended", ladder: [], ended: "edge suspended" },
      },
    ],
  },
  {
    name: "unknown number",
    calls: [
      {
        called: "4006999999",
        expect: { code: 404, outcome: "unknown-number", ladder: [], ended: "edge unknown-number" },
      },
      {
        called: "sos",
        expect: { code: 404, outcome: "unknown-number", ladder: [], ended: "edge unknown-number" },
      },
    ],
  },
  {
    name: "needs the media node",
    calls: [
      {
        called: "4006000011",
        expect: { code: 480, outcome: "menu", ladder: [], ended: "edge menu needs the media node" },
      },
    ],
  },
  {
    name: "a trunk of another carrier",
    calls: [
      {
        called: "4008000012",
        expect: {
          code: 403,
          outcome: "wrong-carrier",
          ladder: [],
          ended: "edge not a number of this carrier",
        },
      },
    ],
  },
  {
    name: "a stranger's call is dropped without an answer",
    calls: [{ called: "4006000001", from: STRANGER, timeoutS: 2, expect: {} }],
  },
  {
    name: "otherwise an announcement",
    calls: [
      {
        called: "4006000017",
        expect: {
          code: 480,
          outcome: "ring",
          ladder: ["first/north declined"],
          ended: "edge announce needs the media node",
        },
      },
    ],
  },
  {
    name: "a caller who calls too often",
    inTurn: true,
    calls: [
      { called: "4006000019", expect: { code: 200, ladder: ["desk/north answered"], ended: "caller" } },
      {
        called: "4006000019",
        expect: { code: 603, outcome: "reject", ladder: [], ended: "edge caller-limit" },
      },
      {
        called: "4006000019",
        caller: "075522224444",
        expect: { code: 200, ladder: ["desk/north answered"], ended: "caller" },
      },
    ],
  },
  {
    name: "a caller who hangs up at once, again and again",
    inTurn: true,
    calls: [
      { called: "4006000027", expect: { code: 200, ladder: ["desk/north answered"], ended: "caller" } },
      { called: "4006000027", expect: { code: 200, ladder: ["desk/north answered"], ended: "caller" } },
      {
        called: "4006000027",
        expect: { code: 603, outcome: "reject", ladder: [], ended: "edge short-calls" },
      },
    ],
  },
  {
    name: "ring-back alone does not need the media node",
    calls: [
      {
        called: "4006000023",
        expect: { code: 200, outcome: "ring", ladder: ["desk/north answered"], ended: "caller" },
      },
    ],
  },
  {
    name: "more calls than a number may have",
    calls: [
      {
        called: "4006000024",
        talkMs: 4000,
        expect: { code: 200, ladder: ["desk/north answered"], ended: "caller" },
      },
      {
        afterMs: 2000,
        called: "4006000024",
        expect: { code: 486, outcome: "reject", ladder: [], ended: "edge concurrency" },
      },
    ],
  },
];
