import type { StackRule } from "../rule.ts";
import { taken } from "./taken.ts";

/** A 400 number belongs to one enterprise. */
export const numberTaken: StackRule = {
  id: "number-taken",
  check: ({ entries }) =>
    taken(
      entries,
      ({ number }) => number,
      (number, other) => ({
        code: "number-taken",
        path: ["number"],
        params: { number, id: other.id, file: other.file },
      }),
    ),
};
