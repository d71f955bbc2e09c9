import type { AreaTable } from "./area.ts";
import type { Caller } from "./call.ts";
import { dialledDigits } from "./dialled-digits.ts";
import { nationalNumber } from "./national-number.ts";

function international(digits: string, table: AreaTable): Caller {
  if (digits.substring(0, 2) === "86") {
    const national = nationalNumber(digits.substring(2), table);
    if (national !== undefined) return national;
  }
  const readable = digits.length >= 5 && digits.length <= 15 && digits.charAt(0) !== "0";
  return readable ? { number: `+${digits}` } : {};
}

/**
 * The caller as SIP delivers it, made one: `+86…`, `0086…`, `86…` (the country code only where a whole national
 * number follows), `0` and a mobile number, a landline with its area code with or without its zero. A foreign
 * number has no area. Digits that are no whole national number (a local number without area code, a service
 * number such as 95588) stay as they are, without plus sign and area. `anonymous`, `unavailable`, nothing, and
 * whatever is not a telephone number have no number. Any bytes may come: the identity is untrusted.
 */
export function normaliseCaller(raw: string | undefined, table: AreaTable): Caller {
  const dialled = raw === undefined ? undefined : dialledDigits(raw);
  if (dialled === undefined) return {};
  const digits = dialled.digits;
  if (dialled.plus) return international(digits, table);
  const prefix = digits.substring(0, 2);
  if (prefix === "00") return international(digits.substring(2), table);
  if (prefix === "86") {
    const national = nationalNumber(digits.substring(2), table);
    if (national !== undefined) return national;
  }
  const national = nationalNumber(digits, table);
  if (national !== undefined) return national;
  return digits.length >= 3 && digits.length <= 15 ? { number: digits } : {};
}
