/**
 * What callers' numbers begin with when somebody writes a prefix: `170`, `+86170` and `86170` are mobile numbers,
 * `0791` landlines of an area, `+1` a country. Callers whose number is no whole national number (service numbers
 * such as 95588, local numbers without area code) arrive as bare digits, so other digits are kept bare as well; a
 * single `1` means mobile numbers and service numbers such as 10086.
 */
export function callerPrefixes(text: string): string[] {
  const digits = text.replace(/[\s-]+/g, "").replace(/^00/, "+");
  if (digits === "+") return [];
  if (digits === "1") return ["1", ...[3, 4, 5, 6, 7, 8, 9].map((digit) => `+861${digit}`)];
  if (digits.startsWith("+86")) return national(digits.slice(3));
  if (digits.startsWith("+")) return [digits];
  if (/^86(0|1[3-9]|400|800)/.test(digits)) return national(digits.slice(2));
  if (/^(0|1[3-9]|400|800)/.test(digits)) return national(digits);
  return [digits];
}

/** After the country code; a zero before an area code is not part of E.164, one before a mobile number neither. */
function national(digits: string): string[] {
  if (digits === "0") return ["+8610", ...[2, 3, 4, 5, 6, 7, 8, 9].map((digit) => `+86${digit}`)];
  if (digits === "01") return ["+8610"];
  return [`+86${digits.replace(/^0/, "")}`];
}
