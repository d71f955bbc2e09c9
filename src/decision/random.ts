/** The minimal standard generator of Park and Miller: x ← 16807·x mod 2147483647, exact in doubles. */
export interface RandomState {
  x: number;
}

const MULTIPLIER = 16807;
const MODULUS = 2147483647;

/**
 * Seeds the generator from `random` in [0, 1): x = 1 + ⌊random · 2147483646⌋, so every seed from 1 to 2147483646
 * is reached. A value outside, or no number, counts as 0.
 */
export function seeded(random: number): RandomState {
  const inside = random >= 0 && random < 1 ? random : 0;
  return { x: 1 + Math.floor(inside * (MODULUS - 1)) };
}

/** Steps the generator and answers an integer in [0, bound): ⌊(x − 1) · bound / 2147483646⌋, for bounds under 2^21. */
export function below(state: RandomState, bound: number): number {
  state.x = (state.x * MULTIPLIER) % MODULUS;
  return Math.floor(((state.x - 1) * bound) / (MODULUS - 1));
}
