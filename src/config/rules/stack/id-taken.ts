import type { StackRule } from "../rule.ts";
import { taken } from "./taken.ts";

/** An enterprise's id is its name in records, invoices and consents. */
export const idTaken: StackRule = {
  id: "id-taken",
  check: ({ entries }) =>
    taken(
      entries,
      ({ id }) => id,
      (id, other) => ({ code: "id-taken", path: ["metadata", "id"], params: { id, file: other.file } }),
    ),
};
