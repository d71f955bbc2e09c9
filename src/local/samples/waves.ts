/**
 * Puts items into waves: those of one wave may run at the same time, waves run one after the other. Two items that
 * claim the same thing are never in one wave, and keep their order.
 */
export function waves<T>(items: readonly T[], claims: (item: T) => readonly string[]): T[][] {
  const next = new Map<string, number>();
  const result: T[][] = [];
  for (const item of items) {
    const claimed = claims(item);
    const wave = Math.max(0, ...claimed.map((claim) => next.get(claim) ?? 0));
    for (const claim of claimed) next.set(claim, wave + 1);
    result[wave] = [...(result[wave] ?? []), item];
  }
  return result;
}
