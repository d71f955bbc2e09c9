import { allAreaCodes, areaCodes, citiesOf } from "#model/areas.ts";
import type { Schema } from "./ajv.ts";

/**
 * What a text of the wrong form was probably meant to be, as its schema wants it: the digits of a number written with
 * spaces and dashes, or the area code of a city's name. Undefined where nobody can tell.
 */
export function meant(text: string, { pattern }: Schema): string | undefined {
  if (pattern === undefined || text.length > 64) return undefined;
  const digits = /^[0-9\s-]+$/.test(text) ? text.replace(/[\s-]/g, "") : undefined;
  const meaning = digits ?? codeOf(text);
  return meaning !== undefined && new RegExp(pattern, "u").test(meaning) ? meaning : undefined;
}

/** The one area code of a city, in pinyin or Chinese. */
function codeOf(city: string): string | undefined {
  const [code, ...more] =
    areaCodes(city.toLowerCase()) ?? allAreaCodes.filter((each) => citiesOf(each).includes(city));
  return more.length === 0 ? code : undefined;
}
