import type { Scenario } from "../scenario.ts";

/** Calls whose first target or trunk fails. */
export const nextTarget: Scenario[] = [
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
    name: "a dead trunk within a simultaneous group, then the other for that member alone",
    calls: [
      {
        called: "4006000033",
        expect: {
          code: 200,
          ladder: ["desk/north no-reply", "busy/north busy", "desk/south answered"],
          ended: "caller",
        },
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
    name: "otherwise another group",
    calls: [
      {
        called: "4006000016",
        expect: { code: 200, ladder: ["first/north busy", "second/north answered"], ended: "caller" },
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
];
