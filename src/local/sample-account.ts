import type { CallAccount } from "./account.ts";

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
      ringUs: 100_000,
      talkUs: 0,
    },
    {
      binding: "north-desk",
      target: "+861058580101",
      trunk: "telecom-shenzhen",
      result: "failed",
      ringUs: 800_000,
      talkUs: 0,
    },
    {
      binding: "south-desk",
      target: "+8675526550101",
      trunk: "unicom-beijing",
      result: "answered",
      sip: 200,
      ringUs: 1_200_000,
      talkUs: 61_000_000,
    },
  ],
  sip: 200,
  endedBy: "caller",
  ringUs: 2_100_000,
  talkUs: 61_000_000,
  rated: {
    callerShare: 2000,
    price: { amount: 6000, billedSeconds: 120, tariff: "agent-030", package: "min-100" },
    trunkCost: [0, 0, 610],
  },
};
