/** Critical values of chi-square at significance 0.001, by degrees of freedom. */
const critical: Record<number, number> = { 1: 10.828, 2: 13.816, 3: 16.266, 4: 18.467 };

/** How far counts are from shares, and how far they may be at significance 0.001. */
export function chiSquare(
  counts: readonly number[],
  shares: readonly number[],
): { value: number; bound: number } {
  const calls = counts.reduce((sum, count) => sum + count, 0);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const value = shares.reduce((sum, share, index) => {
    const expected = (calls * share) / whole;
    return sum + ((counts[index] ?? 0) - expected) ** 2 / expected;
  }, 0);
  return { value, bound: critical[shares.length - 1] ?? Number.NaN };
}
