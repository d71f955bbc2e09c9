import data from "../../data/area-codes.json" with { type: "json" };

interface AreaCode {
  readonly province: string;
  /** Cities that share the code, the one it is known by first: pinyin to Chinese. */
  readonly cities: Readonly<Record<string, string>>;
}

const codes = new Map<string, AreaCode>(
  Object.entries(data.codes).map(([code, { province, cities }]) => [
    code,
    { province, cities: Object.fromEntries(Object.entries(cities)) },
  ]),
);
const provinces = new Map<string, string>(Object.entries(data.provinces));
const formerNames = new Map<string, string[]>(Object.entries(data.formerNames));
const retired = new Map<string, string>(Object.entries(data.retired));

const codesByName = new Map<string, string[]>();
const ambiguous = new Set<string>();
for (const [code, { province, cities }] of codes) {
  codesByName.set(province, [...(codesByName.get(province) ?? []), code]);
  codesByName.set(code, [code]);
  for (const city of Object.keys(cities)) {
    if (provinces.has(city)) continue;
    if (codesByName.has(city)) ambiguous.add(city);
    codesByName.set(city, [code]);
  }
}
for (const city of ambiguous) codesByName.delete(city);

/** Every area code in use, ascending: `010`, `0310`, … */
export const allAreaCodes: readonly string[] = [...codes.keys()].sort();

/** All that `areaCodes` understands, for did-you-mean: area codes, provinces, cities whose name is unique. */
export const areaNames: readonly string[] = [...codesByName.keys()].sort();

/**
 * Area codes of a reference: an area code (`0755`), a province in pinyin (`guangdong`), or a city in pinyin
 * whose name only one city has (`shenzhen`). Undefined where there is no such area.
 */
export function areaCodes(ref: string): readonly string[] | undefined {
  return codesByName.get(ref);
}

/** Province key of an area code, such as `guangdong`. */
export function provinceOf(code: string): string | undefined {
  return codes.get(code)?.province;
}

/** Name of an area code as people write it: `广东深圳`, `北京`. */
export function areaLabel(code: string): string | undefined {
  const area = codes.get(code);
  if (area === undefined) return undefined;
  const province = provinces.get(area.province) ?? "";
  const city = Object.values(area.cities)[0] ?? "";
  return province === city ? city : province + city;
}

/** Chinese names of the cities that share an area code, the best known first. */
export function citiesOf(code: string): readonly string[] {
  return Object.values(codes.get(code)?.cities ?? {});
}

/** Chinese name of a province key. */
export function provinceName(key: string): string | undefined {
  return provinces.get(key);
}

/** Names that a city had before, as older tables still have them: 襄樊 of 襄阳. */
export function formerNamesOf(code: string): readonly string[] {
  return formerNames.get(code) ?? [];
}

/** The code into which a former area code was merged: `0733` into `0731`. */
export function mergedInto(code: string): string | undefined {
  return retired.get(code);
}
