import { allAreaCodes } from "./areas.ts";

/** A number that can be called in China. */
export interface Phone {
  /** With plus sign and country code, without the trunk zero: `+8675526550101`. */
  e164: string;
  kind: "landline" | "mobile" | "hotline";
  /** Area code of a landline, such as `0755`. */
  area?: string;
  /** The area code was not written: `city` supplied it. */
  assumedArea?: true;
}

/** Why a text is no such number. */
export interface PhoneProblem {
  problem: "no-area-code" | "unknown-area-code" | "not-a-number" | "wrong-length";
  /** The digits that were read, without country code. */
  digits: string;
  /** Area code that was read, known or not. */
  area?: string;
  /** What was probably meant, as one would write it. */
  suggest?: string;
}

const known = new Set(allAreaCodes);
const MOBILE = /^1[3-9]\d{9}$/;
const HOTLINE = /^400\d{7}$/;
const SUBSCRIBER = /^[2-9]\d{6,7}$/;

/**
 * Reads a number as people and carriers in China write it: spaces and dashes anywhere, `+86`, `0086`, or `86`
 * (only where a valid national number follows), a zero before a mobile number. Subscriber numbers have eight
 * digits behind three-digit area codes, seven or eight behind four-digit ones.
 *
 * @param city area code to assume for a landline written without one
 */
export function parsePhone(text: string, city?: string): Phone | PhoneProblem {
  const compact = text.trim().replace(/[\s-]+/g, "");
  if (!/^\+?\d+$/.test(compact)) return { problem: "not-a-number", digits: compact.replace(/\D/g, "") };

  const international = /^(?:\+|00)86(\d+)$/.exec(compact)?.[1];
  if (international !== undefined)
    return international.startsWith("0") ? national(international) : significant(international);
  if (compact.startsWith("+")) return { problem: "not-a-number", digits: compact.slice(1) };

  if (compact.startsWith("86") && compact.length > 8) {
    const rest = compact.slice(2);
    const phone = rest.startsWith("0") ? national(rest) : significant(rest);
    if (isPhone(phone)) return phone;
  }
  return national(compact, city);
}

export function isPhone(result: Phone | PhoneProblem): result is Phone {
  return "e164" in result;
}

/** `+8675526550101` as it is dialled in China: `075526550101`; mobiles and 400 numbers without a zero. */
export function nationalNumber(e164: string): string {
  const rest = e164.replace(/^\+86/, "");
  return MOBILE.test(rest) || HOTLINE.test(rest) ? rest : `0${rest}`;
}

/** A number without country code, with the trunk zero where it has one. */
function national(digits: string, city?: string): Phone | PhoneProblem {
  if (digits.startsWith("0")) {
    const rest = digits.slice(1);
    return MOBILE.test(rest) ? mobile(rest) : landline(digits);
  }
  if (MOBILE.test(digits)) return mobile(digits);
  if (HOTLINE.test(digits)) return { e164: `+86${digits}`, kind: "hotline" };
  if (digits.length <= 8 && city !== undefined && known.has(city)) {
    const phone = landline(city + digits);
    return isPhone(phone) ? { ...phone, assumedArea: true } : phone;
  }
  return missingArea(digits);
}

/** A number after the country code, without the trunk zero. */
function significant(digits: string): Phone | PhoneProblem {
  if (MOBILE.test(digits)) return mobile(digits);
  if (HOTLINE.test(digits)) return { e164: `+86${digits}`, kind: "hotline" };
  if (/^(1[3-9]|400)/.test(digits)) return { problem: "wrong-length", digits };
  return landline(`0${digits}`);
}

function mobile(digits: string): Phone {
  return { e164: `+86${digits}`, kind: "mobile" };
}

function landline(digits: string): Phone | PhoneProblem {
  const area = digits.slice(0, /^0(10|2\d)/.test(digits) ? 3 : 4);
  const subscriber = digits.slice(area.length);
  if (/^01[3-9]/.test(area)) return { problem: "wrong-length", digits: digits.slice(1) };
  if (!known.has(area)) return { problem: "unknown-area-code", digits, area };
  if (subscriber.length !== 8 && (area.length === 3 || subscriber.length !== 7))
    return { problem: "wrong-length", digits, area };
  if (!SUBSCRIBER.test(subscriber)) return { problem: "not-a-number", digits, area };
  return { e164: `+86${digits.slice(1)}`, kind: "landline", area };
}

/** Neither zero, mobile nor 400: a landline whose area code, or whose zero, is missing; or too many digits. */
function missingArea(digits: string): PhoneProblem {
  const withZero = landline(`0${digits}`);
  if (isPhone(withZero) && withZero.area !== undefined) {
    const suggest = `${withZero.area}-${digits.slice(withZero.area.length - 1)}`;
    return { problem: "no-area-code", digits, suggest };
  }
  if (SUBSCRIBER.test(digits)) return { problem: "no-area-code", digits };
  return {
    problem: /^(1[3-9]|400)/.test(digits) || digits.length > 8 ? "wrong-length" : "not-a-number",
    digits,
  };
}
