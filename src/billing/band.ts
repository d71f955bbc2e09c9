import type { BandedTariff, FlatTariff, Tariff } from "#config/platform.types.ts";

/** One price: of a flat tariff, or of the band that fits. */
export type Band = Pick<FlatTariff, "perMinute" | "increment"> & {
  callers?: BandedTariff["bands"][number]["callers"];
};

/** Whence a call comes, against where the number's contract is. Area codes; absent where not known. */
export interface Whence {
  callerArea?: string | undefined;
  city?: string | undefined;
}

/**
 * The first band that fits. A caller or a city that is not known is neither local nor in the province.
 *
 * @param provinceOf Province of an area code.
 */
export function bandOf(
  tariff: Tariff,
  { callerArea, city }: Whence,
  provinceOf: (area: string) => string | undefined,
): Band | undefined {
  if (!("bands" in tariff)) return tariff;
  const known = callerArea !== undefined && city !== undefined;
  const local = known && callerArea === city;
  const province = known ? provinceOf(city) : undefined;
  const sameProvince = local || (known && province !== undefined && provinceOf(callerArea) === province);
  return tariff.bands.find(
    ({ callers }) =>
      callers === "any" || (callers === "local" && local) || (callers === "province" && sameProvince),
  );
}
