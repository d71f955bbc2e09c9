import { phoneFindings } from "../phone-finding.ts";
import type { PlatformRule } from "../rule.ts";

/** A trunk that shows a number of ours needs one, and one that can be called back. */
export const callerIdNumber: PlatformRule = {
  id: "caller-id-number",
  check: ({ trunks }) =>
    trunks.flatMap(({ id, callerId, callerIdNumber: number }, i) => {
      if (number !== undefined) return phoneFindings(number, undefined, ["trunks", i, "callerIdNumber"]);
      return callerId === "original"
        ? []
        : [{ code: "caller-id-number-missing", path: ["trunks", i, "callerId"], params: { id, callerId } }];
    }),
};
