import type { Decision } from "./call.ts";

/** A call to a number that the generation does not hold. */
export function unknownNumber(): Decision {
  return { outcome: "unknown-number", attempts: [], trace: ["number unknown"] };
}
