import type { StackRule } from "../rule.ts";

/** All trunks of the number's carrier deliver DIDs, so a number without one is never called. */
export const didMissing: StackRule = {
  id: "did-missing",
  check: ({ entries, platform }) => {
    const delivered = new Map<string, boolean>();
    for (const { carrier, delivers } of platform.trunks)
      delivered.set(carrier, delivered.get(carrier) === true || delivers.number === "hotline");
    return entries.flatMap(({ file, number, carrier, did, platform: kind }) =>
      kind === "forwarding" && did === undefined && carrier !== undefined && delivered.get(carrier) === false
        ? [{ file, finding: { code: "did-missing", path: ["number"], params: { number, carrier } } }]
        : [],
    );
  },
};
