import type { CallAccount } from "./account.ts";

const s = 1_000_000;
const start = 1_795_320_000_000_000;

/** The account of the tests: one target tried over two trunks, then another that answers. */
export const sampleAccount: CallAccount = {
  call: "a84b4c76e66710",
  generation: "0123456789abcdef",
  dialled: "075526001615",
  number: "4008201615",
  enterprise: { id: "appliances", name: "華南電器售後" },
  caller: { number: "+8675522223333", area: "0755" },
  trunk: "telecom-shenzhen",
  atMs: Date.parse("2026-10-10T11:00:00+08:00"),
  random: 0.25,
  counters: {},
  outcome: "ring",
  rule: 1,
  needsMedia: false,
  attempts: [
    {
      binding: "north-desk",
      target: "+861058580101",
      trunk: "unicom-beijing",
      result: "busy",
      sip: 486,
      startedUs: start,
      endedUs: start + 0.1 * s,
    },
    {
      binding: "north-desk",
      target: "+861058580101",
      trunk: "telecom-shenzhen",
      result: "no-reply",
      startedUs: start + 0.1 * s,
      endedUs: start + 0.9 * s,
    },
    {
      binding: "south-desk",
      target: "+8675526550101",
      trunk: "unicom-beijing",
      result: "answered",
      sip: 200,
      startedUs: start + 0.9 * s,
      answeredUs: start + 2.1 * s,
      endedUs: start + 63.1 * s,
    },
  ],
  sip: 200,
  endedBy: "caller",
  invitedUs: start,
  callerAnsweredUs: start + 2.1 * s,
  endedUs: start + 63.1 * s,
  rated: {
    callerShare: 2000,
    price: { amount: 6000, billedSeconds: 120, tariff: "agent-030", package: "min-100" },
    trunkCost: [0, 0, 610],
  },
};
