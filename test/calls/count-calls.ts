import { canonicalJson } from "#compile/canonical-json.ts";

/**
 * What calls came to, each different thing once, with how many came to it (1 where `calls` is not said), in an order of
 * its own: two lists of the same are equal. What no call came to is left out.
 */
export function countCalls<Call extends object>(
  calls: readonly (Call & { calls?: number })[],
): (Omit<Call, "calls"> & { calls: number })[] {
  const kinds = new Map<string, Omit<Call, "calls"> & { calls: number }>();
  for (const { calls: more = 1, ...call } of calls) {
    if (more === 0) continue;
    const kind = canonicalJson(call);
    kinds.set(kind, { ...call, calls: more + (kinds.get(kind)?.calls ?? 0) });
  }
  return [...kinds].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, counted]) => counted);
}
