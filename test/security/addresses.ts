import type { PhoneBehaviour } from "#local/phones/phone-call.ts";

/** Who is who in the security tests, all on loopback. */
export const EDGE = "127.0.12.1";
/** Source and host of the trunk north (numbers 4006…), and of south (4008…, a capacity of 4). */
export const NORTH = "127.0.12.11";
export const SOUTH = "127.0.12.12";
/** An enterprise's own exchange, the target of 4006000002. */
export const EXCHANGE = "127.0.12.14";
/** Nobody that the edge knows. */
export const STRANGER = "127.0.200.1";
/** Where nothing may ever arrive. */
export const VICTIM = "127.0.13.1";
/** The phones behind the trunk north. */
export const northernPhones: Record<string, PhoneBehaviour> = {
  "01062340001": "ring",
  "01062340003": "ring",
  "01062340004": "answer",
  "01062340005": "busy",
};
