import type { Enterprise } from "../enterprise.types.ts";

/** Computes something of a file once, however many rules ask: with 45 rules the same walk would be most of a check. */
export function perFile<T>(compute: (file: Enterprise) => T): (file: Enterprise) => T {
  const known = new WeakMap<Enterprise, { readonly value: T }>();
  return (file) => {
    const before = known.get(file);
    if (before !== undefined) return before.value;
    const value = compute(file);
    known.set(file, { value });
    return value;
  };
}
