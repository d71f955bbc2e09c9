import type { StackRule } from "../rule.ts";
import { taken } from "./taken.ts";

/** A call to a DID must lead to one number. */
export const didTaken: StackRule = {
  id: "did-taken",
  check: ({ entries }) =>
    taken(
      entries,
      ({ did }) => did,
      (did, other) => ({
        code: "did-taken",
        path: ["contract", "did"],
        params: { did, number: other.number, id: other.id, file: other.file },
      }),
    ),
};
