const DIGITS = "0123456789";

/**
 * Decimal digits of an integer, the same on every runtime: Lua 5.3 writes the float 60 as `60.0`, Lua 5.1 as
 * `60`. A fraction is cut off; what no counter can reach (10^15 and beyond, NaN) is `?`.
 */
export function integerText(value: number): string {
  if (!(value > -1e15 && value < 1e15)) return "?";
  let rest = Math.floor(value < 0 ? -value : value);
  let text = "";
  while (rest >= 10) {
    const digit = rest % 10;
    text = DIGITS.charAt(digit) + text;
    rest = Math.floor(rest / 10);
  }
  text = DIGITS.charAt(rest) + text;
  return value <= -1 ? `-${text}` : text;
}
