import { integerText } from "./integer-text.ts";

function twoDigits(value: number): string {
  return value < 10 ? `0${integerText(value)}` : integerText(value);
}

/**
 * `2026-10-10` of a day counted from 1970-01-01, by the era arithmetic of the proleptic Gregorian calendar: 400
 * years are 146,097 days, and a year that starts on 1 March has its leap day last.
 */
export function dateText(day: number): string {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36524) + Math.floor(dayOfEra / 146096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${integerText(year)}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

/** `2026-10-10T03:00:00Z` of an instant in epoch milliseconds; milliseconds are cut off. */
export function instantText(atMs: number): string {
  const seconds = Math.floor(atMs / 1000);
  const day = Math.floor(seconds / 86400);
  const rest = seconds - day * 86400;
  const hours = Math.floor(rest / 3600);
  const minutes = Math.floor(rest / 60) - hours * 60;
  return `${dateText(day)}T${twoDigits(hours)}:${twoDigits(minutes)}:${twoDigits(rest - hours * 3600 - minutes * 60)}Z`;
}
