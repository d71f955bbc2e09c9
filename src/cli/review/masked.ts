/** Telephone numbers as people and SIP write them: seven digits or more, single dashes between; or three groups and more. */
const NUMBER = /(?<![0-9A-Za-z_])\+?(?:\d(?:-?\d){6,}|(?:86 )?\d{3,4}(?: \d{3,4}){2,})(?![0-9A-Za-z_])/g;
const DATE = /^\d{4}-\d\d-\d\d$/;
const HOTLINE = /^400[ -]?\d{3}[ -]?\d{4}$/;

/** Encoded content, such as that of a compressed shard: it can be read back, numbers and all. A digest is shorter. */
const ENCODED = /[A-Za-z0-9+/_-]{80,}={0,2}/g;

/**
 * Text that may be read by whoever reads the code host: of telephone numbers only the first three and last two digits
 * stay, and of encoded content its length. 400 numbers and days stay: those are public.
 */
export function masked(text: string): string {
  return text
    .replace(ENCODED, (found) => `(${found.length} characters)`)
    .replace(NUMBER, (found) => (DATE.test(found) || HOTLINE.test(found) ? found : hidden(found)));
}

function hidden(number: string): string {
  const digits = number.replace(/\D/g, "").length;
  let at = 0;
  return number.replace(/\d/g, (digit) => {
    at += 1;
    return at <= 3 || at > digits - 2 ? digit : "*";
  });
}
