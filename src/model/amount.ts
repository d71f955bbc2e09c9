/** Money: an integer number of ten-thousandths of a yuan, at most `Number.MAX_SAFE_INTEGER`. */
export type Amount = number;

const UNITS = 10_000;

/**
 * Reads decimal text in yuan with at most four decimals, such as `0.30`.
 *
 * @throws RangeError for anything else: files are checked against the schema before.
 */
export function parseAmount(text: string): Amount {
  const match = /^(\d{1,9})(?:\.(\d{1,4}))?$/.exec(text);
  if (!match) throw new RangeError(`not an amount in yuan: ${text}`);
  return Number(match[1]) * UNITS + Number((match[2] ?? "").padEnd(4, "0"));
}

/** Decimal text in yuan: two decimals, more where they are not zero (`0.30`, `0.0651`). */
export function formatAmount(amount: Amount): string {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`not an amount: ${amount}`);
  const decimals = String(amount % UNITS).padStart(4, "0");
  return `${Math.floor(amount / UNITS)}.${decimals.replace(/0{1,2}$/, "")}`;
}
