import type { Scenario } from "./scenario.ts";

/** Addresses of the stack: the carriers of the trunks north and south, and a stranger. */
export const NORTH = "127.0.4.11";
export const SOUTH = "127.0.4.12";
export const EXCHANGE = "127.0.4.13";
const STRANGER = "127.0.4.99";

/** Real calls and what must come of them, each as the issue names it. */
export const scenarios: Scenario[] = [
  {
    name: "answered",
    calls: [
      {
        called: "4006000001",
        expect: { code: 200, outcome: "ring", ladder: ["desk/north answered"], ended: "caller" },
      },
    ],
  },
  {
    name: "headers that are not the carrier's to set",
    calls: [
      {
        called: "4006000001",
        headers: [
          "Route: <sip:127.0.4.99;lr>",
          "X-Hotline-Generation: forged",
          "Diversion: <sip:4000000000@evil.example>",
          "Remote-Party-ID: <sip:110@evil.example>",
        ],
        expect: { code: 200, ladder: ["desk/north answered"], ended: "caller" },
      },
    ],
  },
  {
    name: "a value that the edge cannot use",
    calls: [{ called: "4006009999", expect: { code: 500, ladder: [], ended: "edge internal error" } }],
  },
  {
    name: "busy, then the next",
    calls: [
      {
        called: "4006000002",
        expect: { code: 200, ladder: ["first/north busy", "second/north answered"], ended: "caller" },
      },
    ],
  },
  {
    name: "no answer, then the next",
    calls: [
      {
        called: "4006000003",
        expect: { code: 200, ladder: ["first/north no-answer", "second/north answered"], ended: "caller" },
      },
    ],
  },
  {
    name: "dead trunk, then the other",
    calls: [
      {
        called: "4006000004",
        expect: { code: 200, ladder: ["desk/north no-reply", "desk/south answered"], ended: "caller" },
      },
    ],
  },
  {
    name: "failing trunk, then the other",
    calls: [
      {
        called: "4006000005",
        expect: { code: 200, ladder: ["desk/north trunk-failure", "desk/south answered"], ended: "caller" },
      },
    ],
  },
  {
    name: "all failed",
    calls: [
      {
        called: "4006000006",
        expect: {
          code: 480,
          ladder: ["first/north busy", "second/north no-reply", "second/south no-reply"],
          ended: "edge no target answered",
        },
      },
    ],
  },
  {
    name: "all busy",
    calls: [
      {
        called: "4006000007",
        expect: {
          code: 486,
          ladder: ["first/north busy", "second/north busy"],
          ended: "edge all targets busy",
        },
      },
    ],
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
    name: "delivered by DID, in To",
    calls: [
      {
        called: "edge",
        to: "075526000012",
        from: SOUTH,
        expect: { code: 200, outcome: "ring", ladder: ["desk/north answered"], ended: "caller" },
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
    name: "simultaneous: the first who answers has the call, the others stop ringing",
    calls: [
      {
        called: "4006000013",
        expect: {
          code: 200,
          ladder: ["slow/north answered-elsewhere", "quick/north answered", "busy/north busy"],
          ended: "caller",
        },
      },
    ],
  },
  {
    name: "the target hangs up",
    calls: [
      {
        called: "4006000014",
        talkMs: 5000,
        expect: { code: 200, ladder: ["desk/north answered"], ended: "target" },
      },
    ],
  },
  {
    name: "the enterprise's own exchange, over no trunk",
    calls: [
      { called: "4006000015", expect: { code: 200, ladder: ["exchange/- answered"], ended: "caller" } },
    ],
  },
  {
    name: "an exchange that refuses connections and one without an address, then the next",
    calls: [
      {
        called: "4006000028",
        expect: {
          code: 200,
          ladder: ["closed/- send-failure", "unknown/- send-failure", "desk/north answered"],
          ended: "caller",
        },
      },
    ],
  },
  {
    name: "a caller who shows no number",
    calls: [
      {
        called: "4006000001",
        caller: "anonymous",
        expect: { code: 200, ladder: ["desk/north answered"], ended: "caller" },
      },
    ],
  },
  {
    name: "otherwise another group",
    calls: [
      {
        called: "4006000016",
        expect: { code: 200, ladder: ["first/north busy", "second/north answered"], ended: "caller" },
      },
    ],
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
    name: "a call that lasts too long is ended by the edge",
    calls: [
      {
        called: "4006000018",
        talkMs: 9000,
        expect: { code: 200, ladder: ["desk/north answered"], ended: "edge maximum duration" },
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
    name: "all channels of a target taken",
    calls: [
      {
        called: "4006000026",
        talkMs: 4000,
        expect: { code: 200, ladder: ["desk/north answered"], ended: "caller" },
      },
      {
        afterMs: 2000,
        called: "4006000026",
        expect: { code: 486, outcome: "unavailable", ladder: [], ended: "edge busy" },
      },
    ],
  },
  {
    name: "round robin takes turns",
    inTurn: true,
    calls: ["a", "b", "c", "a"].map((binding) => ({
      called: "4006000020",
      expect: { code: 200, ladder: [`${binding}/north answered`], ended: "caller" },
    })),
  },
  {
    name: "a number that does not exist and a target that declines, then the next",
    calls: [
      {
        called: "4006000021",
        expect: {
          code: 200,
          ladder: ["gone/north not-found", "declines/north declined", "desk/north answered"],
          ended: "caller",
        },
      },
    ],
  },
  {
    name: "the caller gives up while it rings",
    calls: [
      {
        called: "4006000022",
        cancelAfterMs: 300,
        expect: { code: 487, ladder: ["desk/north cancelled"], ended: "caller cancelled" },
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
  {
    name: "by the caller's area",
    calls: [
      { called: "4006000025", expect: { code: 200, ladder: ["south/north answered"], ended: "caller" } },
      {
        called: "4006000025",
        caller: "01088880000",
        expect: { code: 200, ladder: ["rest/north answered"], ended: "caller" },
      },
    ],
  },
];
