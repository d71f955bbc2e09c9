import type { PhoneBehaviour } from "#local/phones/phone-call.ts";

const north: Record<number, PhoneBehaviour> = {
  1: "answer",
  2: "busy",
  3: "ring",
  4: "silent",
  5: "fail",
  6: "silent",
  13: "busy",
  14: "busy",
  15: "busy",
  21: "slowly",
  23: "busy",
  24: "hang-up",
  25: "busy",
  27: "decline",
  33: "missing",
  34: "decline",
  42: "silent",
  43: "busy",
};

const last = 43;

/** Phones behind the trunk north, called as it writes numbers; those that nothing is said of answer. */
export function northernPhones(): Record<string, PhoneBehaviour> {
  const phones: Record<string, PhoneBehaviour> = {};
  for (let n = 1; n <= last; n++) phones[`0${subscriber(n)}`] = north[n] ?? "answer";
  return phones;
}

/** The same phones behind the trunk south: what north cannot reach answers there, but for the one that nobody reaches. */
export function southernPhones(): Record<string, PhoneBehaviour> {
  const phones: Record<string, PhoneBehaviour> = {};
  for (let n = 1; n <= last; n++) phones[`+86${subscriber(n)}`] = n === 6 ? "silent" : "answer";
  return phones;
}

function subscriber(n: number): string {
  return `106234${String(n).padStart(4, "0")}`;
}
