import { allAreaCodes, citiesOf, formerNamesOf, provinceName, provinceOf } from "../areas.ts";

/** Area codes that a description may mean; exactly one is an answer, several or none are not. */
export type AreaCandidates = readonly string[];

const PROVINCE_SUFFIX = /^(?:省|市|(?:壮族|维吾尔|回族)?自治区)?/;
const CITY_SUFFIX = /^(?:市|地区|盟|林区|[\u4e00-\u9fff]{2,12}自治州)?$/;

const codesByProvince = Map.groupBy(allAreaCodes, (code) => provinceOf(code) ?? "");

/**
 * Finds the area code of a Chinese description such as `广东省深圳市`, `内蒙古兴安盟` or `北京市`; several cities may be
 * written with `、`. The names must be those of the area-code table: nothing is guessed from likeness.
 */
export function describedArea(description: string): AreaCandidates {
  for (const [province, codes] of codesByProvince) {
    const name = provinceName(province) ?? "";
    if (!description.startsWith(name)) continue;
    const rest = description.slice(name.length).replace(PROVINCE_SUFFIX, "");
    if (rest === "") return codes.length === 1 ? codes : [];
    const found = rest
      .split("、")
      .map((city) => codes.filter((code) => names(code).some((known) => isNamed(city, known))));
    return found.some((candidates) => candidates.length === 0) ? [] : [...new Set(found.flat())];
  }
  return [];
}

function names(code: string): string[] {
  return [...citiesOf(code), ...formerNamesOf(code)];
}

function isNamed(city: string, name: string): boolean {
  return city.startsWith(name) && CITY_SUFFIX.test(city.slice(name.length));
}
