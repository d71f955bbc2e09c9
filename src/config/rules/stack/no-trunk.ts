import type { StackRule } from "../rule.ts";

/** A forwarding number's calls come over its own carrier's trunks; without one none can come. */
export const noTrunk: StackRule = {
  id: "no-trunk",
  check: ({ entries, platform }) => {
    const connected = new Set(platform.trunks.map(({ carrier }) => carrier));
    const valid = [...connected];
    return entries.flatMap(({ file, number, carrier, platform: kind }) =>
      kind === "forwarding" && carrier !== undefined && !connected.has(carrier)
        ? [{ file, finding: { code: "no-trunk", path: ["number"], params: { number, carrier, valid } } }]
        : [],
    );
  },
};
