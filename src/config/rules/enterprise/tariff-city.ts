import { contractOf } from "../contract-of.ts";
import type { EnterpriseRule } from "../rule.ts";

/** A tariff that prices by distance measures it from the contract's city. */
export const tariffCity: EnterpriseRule = {
  id: "tariff-city",
  check: (file, platform) => {
    const { tariff: name, city, seller } = contractOf(file, platform);
    // A hall's number without city is an error already (hall-target).
    if (seller === "hall" || city !== undefined || !Object.hasOwn(platform.tariffs, name)) return [];
    const tariff = platform.tariffs[name];
    if (tariff === undefined || !("bands" in tariff)) return [];
    if (tariff.bands.every(({ callers }) => callers === "any")) return [];
    const path = file.contract?.tariff === undefined ? ["number"] : ["contract", "tariff"];
    return [{ code: "tariff-city", path, params: { name } }];
  },
};
