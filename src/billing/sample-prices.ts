import type { PriceList } from "./terms.ts";

const six = { first: "6s", next: "6s" };
const minute = { first: "60s", next: "60s" };

/** The price list of the tests: one tariff of every sort that the market knows. */
export const samplePrices: PriceList = {
  defaults: { tariff: "agent" },
  callerShare: { perMinute: "0.10", increment: minute },
  tariffs: {
    agent: { chargedFrom: "target-answer", perMinute: "0.30", increment: minute },
    "agent-6s": { chargedFrom: "target-answer", perMinute: "0.30", increment: six },
    switchboard: { chargedFrom: "caller-answer", perMinute: "0.25", increment: { first: "60s", next: "6s" } },
    hall: {
      chargedFrom: "target-answer",
      bands: [
        { callers: "local", perMinute: "0.10", increment: minute },
        { callers: "province", perMinute: "0.40", increment: minute },
        { callers: "any", perMinute: "0.60", increment: six },
      ],
    },
    "local-only": {
      chargedFrom: "target-answer",
      bands: [{ callers: "local", perMinute: "0.10", increment: minute }],
    },
  },
  packages: {
    // biome-ignore lint/suspicious/noThenProperty: the contract's word for the tariff after the included minutes
    "min-100": { monthly: "100.00", includedMinutes: 400, then: "agent" },
    "sip-flat": { monthly: "300.00", unlimited: true, delivery: "sip" },
  },
  trunks: [
    {
      id: "unicom",
      carrier: "unicom",
      host: "127.0.0.11",
      auth: { kind: "address", addresses: ["127.0.0.11"] },
      delivers: { number: "hotline", at: "request-uri", format: "plain" },
      callerId: "original",
      capacity: 10,
      cost: "0.06",
    },
    {
      id: "free",
      carrier: "unicom",
      host: "127.0.0.12",
      auth: { kind: "address", addresses: ["127.0.0.12"] },
      delivers: { number: "hotline", at: "request-uri", format: "plain" },
      callerId: "original",
      capacity: 10,
    },
  ],
};
