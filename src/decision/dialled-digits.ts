/** What a calling-party identity says: its digits, and whether a plus sign stood before them. */
export interface DialledDigits {
  plus: boolean;
  digits: string;
}

/** E.164 has at most 15 digits; before them may stand 00 and little else. */
const MOST_DIGITS = 20;

const PLUS = 43;
const SEPARATORS = " -.()/";

function startOfUser(raw: string): number {
  const colon = raw.indexOf(":");
  if (colon < 0) return 0;
  const scheme = raw.substring(0, colon).toLowerCase();
  return scheme === "sip" || scheme === "sips" || scheme === "tel" ? colon + 1 : -1;
}

/**
 * Reads the user part of a SIP or tel URI, or a bare user part: digits, one plus sign before them (also written
 * `%2B`), and the visual separators of RFC 3966. Anything else in it (a name, other bytes) makes it no number.
 */
export function dialledDigits(raw: string): DialledDigits | undefined {
  let index = startOfUser(raw);
  if (index < 0) return undefined;
  const escaped = raw.substring(index, index + 3);
  let plus = escaped === "%2B" || escaped === "%2b";
  if (plus) index += 3;
  let digits = "";
  while (index < raw.length) {
    const code = raw.charCodeAt(index);
    const char = raw.charAt(index);
    if (char === "@" || char === ";") break;
    if (code >= 48 && code <= 57) digits += char;
    else if (code === PLUS && !plus && digits === "") plus = true;
    else if (SEPARATORS.indexOf(char) < 0) return undefined;
    if (digits.length > MOST_DIGITS) return undefined;
    index += 1;
  }
  return { plus, digits };
}
