import type { StackRule } from "../rule.ts";

/** The numbers of a carrier may ask for many times more calls than its trunks carry; too many times is a risk. */
export const overCapacity: StackRule = {
  id: "over-capacity",
  check: ({ entries, platform, platformFile }) => {
    const times = platform.overbooking ?? 20;
    const wanted = new Map<string, number>();
    for (const { carrier, maxConcurrent = 0, platform: kind } of entries) {
      if (carrier !== undefined && kind === "forwarding")
        wanted.set(carrier, (wanted.get(carrier) ?? 0) + maxConcurrent);
    }
    const carriers = new Map<string, { capacity: number; first: number }>();
    for (const [i, { carrier, capacity }] of platform.trunks.entries()) {
      const known = carriers.get(carrier);
      carriers.set(carrier, { capacity: capacity + (known?.capacity ?? 0), first: known?.first ?? i });
    }
    return [...carriers].flatMap(([carrier, { capacity, first }]) => {
      const sum = wanted.get(carrier) ?? 0;
      if (sum <= capacity * times) return [];
      const params = { carrier, wanted: sum, capacity, times };
      const path = ["trunks", first, "capacity"];
      return [{ file: platformFile, finding: { code: "over-capacity", path, params } }];
    });
  },
};
