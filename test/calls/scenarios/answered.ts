import { SOUTH } from "../carriers.ts";
import type { Scenario } from "../scenario.ts";

/** Calls that reach their target, and how they end. */
export const answered: Scenario[] = [
  {
    name: "answered",
    yaml: "enterprises/plain.yaml",
    calls: [
      {
        called: "4006000001",
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
    name: "headers that are not the carrier's to set",
    yaml: "enterprises/plain.yaml",
    calls: [
      {
        called: "4006000001",
        headers: [
          "Route: <sip:127.0.4.99;lr>",
          "X-Hotline-Generation: forged",
          "Diversion: <sip:4000000000@evil.example>",
          "Remote-Party-ID: <sip:110@evil.example>",
        ],
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
    name: "delivered by DID, in To",
    yaml: "enterprises/by-did.yaml",
    calls: [
      {
        called: "edge",
        to: "075526000012",
        from: SOUTH,
        expect: {
          code: 200,
          ladder: ["desk/north answered"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
        },
      },
      {
        // As a carrier writes it that has translated the number into the DID.
        called: "edge",
        to: "075526000012",
        from: SOUTH,
        headers: ["Diversion: <sip:4008000012@ims.carrier.example>;reason=unconditional"],
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
    name: "simultaneous: the first who answers has the call, the others stop ringing",
    yaml: "enterprises/simultaneous.yaml",
    calls: [
      {
        called: "4006000013",
        expect: {
          code: 200,
          ladder: ["slow/north answered-elsewhere", "quick/north answered", "busy/north busy"],
          events:
            "invite, decision ring, attempt a1, attempt a2, attempt a3, ringing a1 180, ringing a2 180, attempt-ended a3 busy, target-answer a2, caller-answer, attempt-ended a1 answered-elsewhere, ended caller 200",
          anyOrder: true,
        },
      },
    ],
  },
  {
    name: "the target hangs up",
    yaml: "enterprises/hung-up.yaml",
    calls: [
      {
        called: "4006000014",
        talkMs: 5000,
        expect: {
          code: 200,
          ladder: ["desk/north answered"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended target 200",
        },
      },
    ],
  },
  {
    name: "the enterprise's own exchange, over no trunk",
    yaml: "enterprises/own-exchange.yaml",
    calls: [
      {
        called: "4006000015",
        expect: {
          code: 200,
          ladder: ["exchange/- answered"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
        },
      },
    ],
  },
  {
    name: "a caller who shows no number",
    yaml: "enterprises/plain.yaml",
    calls: [
      {
        called: "4006000001",
        caller: "anonymous",
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
    name: "a call that lasts too long is ended by the edge",
    yaml: "enterprises/limited-time.yaml",
    calls: [
      {
        called: "4006000018",
        talkMs: 9000,
        expect: {
          code: 200,
          ladder: ["desk/north answered"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended edge 200 maximum duration",
        },
      },
    ],
  },
  {
    name: "round robin takes turns",
    yaml: "enterprises/taking-turns.yaml",
    inTurn: true,
    calls: ["a", "b", "c", "a"].map((binding) => ({
      called: "4006000020",
      expect: {
        code: 200,
        ladder: [`${binding}/north answered`],
        events:
          "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
      },
    })),
  },
  {
    name: "the caller gives up while it rings",
    yaml: "enterprises/given-up.yaml",
    calls: [
      {
        called: "4006000022",
        cancelAfterMs: 300,
        expect: {
          code: 487,
          ladder: ["desk/north cancelled"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, attempt-ended a1 cancelled, ended caller 487 cancelled",
        },
      },
    ],
  },
  {
    name: "by the caller's area",
    yaml: "enterprises/by-area.yaml",
    calls: [
      {
        called: "4006000025",
        expect: {
          code: 200,
          ladder: ["south/north answered"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
        },
      },
      {
        called: "4006000025",
        caller: "01088880000",
        expect: {
          code: 200,
          ladder: ["rest/north answered"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
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
            "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
        },
      },
    ],
  },
];
