import { callerPrefixes } from "#model/caller-prefixes.ts";
import { isPhone, parsePhone } from "#model/phone.ts";

/**
 * One form for every way to write a screening entry, so that entries can be compared: `+86…` for numbers and
 * prefixes, service numbers such as 95588 bare. Undefined for a number that no caller can have.
 */
export function screenedKey(entry: string): string | undefined {
  if (entry === "anonymous" || entry.startsWith("area:")) return entry;
  const digits = entry.replaceAll(/[ -]/g, "");
  if (digits.endsWith("*")) return `${callerPrefixes(digits.slice(0, -1)).join()}*`;
  const phone = parsePhone(digits);
  if (isPhone(phone)) return phone.e164;
  if (/^(\+(?!86)|00(?!86))[1-9][0-9]{6,14}$/.test(digits)) return digits.replace(/^00/, "+");
  return /^([1-9][0-9]{2,5}|800[0-9]{7})$/.test(digits) ? digits : undefined;
}
