import { SOUTH } from "../carriers.ts";
import type { Scenario } from "../scenario.ts";

/** Calls that reach their target, and how they end. */
export const answered: Scenario[] = [
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
    name: "round robin takes turns",
    inTurn: true,
    calls: ["a", "b", "c", "a"].map((binding) => ({
      called: "4006000020",
      expect: { code: 200, ladder: [`${binding}/north answered`], ended: "caller" },
    })),
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
