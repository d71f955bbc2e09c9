import type { AreaTable } from "./area.ts";
import type { Caller } from "./call.ts";
import { mobileArea } from "./mobile-area.ts";

/** Area code that a number without its leading zero starts with: 010 and 02x have three digits, the others four. */
function areaCode(digits: string, table: AreaTable): string | undefined {
  const first = digits.charAt(0);
  const code = `0${digits.substring(0, first === "1" || first === "2" ? 2 : 3)}`;
  return table.codes[code] === true ? code : undefined;
}

/**
 * Reads digits as a whole national number: a mobile number (1[3-9] and nine more digits), a hotline (400 or 800
 * and seven more), or an existing area code with a subscriber's eight digits (seven or eight behind a four-digit
 * code), which begin with 2 to 9. One leading zero is the trunk prefix. Answers nothing for anything else.
 */
export function nationalNumber(digits: string, table: AreaTable): Caller | undefined {
  const trunkPrefix = digits.charAt(0) === "0";
  const bare = trunkPrefix ? digits.substring(1) : digits;
  const second = bare.charCodeAt(1);
  if (bare.length === 11 && bare.charAt(0) === "1" && second >= 51) {
    const caller: Caller = { number: `+86${bare}` };
    const area = mobileArea(table, bare.substring(0, 7));
    if (area !== undefined) caller.area = area;
    return caller;
  }
  const head = bare.substring(0, 3);
  if (!trunkPrefix && bare.length === 10 && (head === "400" || head === "800"))
    return { number: `+86${bare}` };
  const area = areaCode(bare, table);
  if (area === undefined) return undefined;
  const local = bare.length - area.length + 1;
  const firstLocal = bare.charCodeAt(area.length - 1);
  const whole = local === 8 || (local === 7 && area.length === 4);
  if (!whole || firstLocal < 50) return undefined;
  return { number: `+86${bare}`, area };
}
