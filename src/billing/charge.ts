import type { Amount } from "#model/amount.ts";

const MICROSECONDS_PER_MINUTE = 60_000_000n;

/**
 * What a time costs at a price per minute: the exact rational, rounded half up, once. The product is worked
 * out in BigInt because a long call at a high price leaves the safe integers before the division.
 *
 * @param us Time in microseconds.
 * @throws RangeError where the result is no safe integer.
 */
export function charge(us: number, perMinute: Amount): Amount {
  const rounded =
    (2n * BigInt(us) * BigInt(perMinute) + MICROSECONDS_PER_MINUTE) / (2n * MICROSECONDS_PER_MINUTE);
  const amount = Number(rounded);
  if (!Number.isSafeInteger(amount)) throw new RangeError(`amount out of range: ${rounded}`);
  return amount;
}
