import { areaCodes } from "#model/areas.ts";
import { segmentOf } from "#model/segment-of.ts";
import { contractOf } from "../contract-of.ts";
import type { EnterpriseRule } from "../rule.ts";

/** In a regional segment an agent sells only the numbers of a region, to customers of that region's areas. */
export const regionalNumber: EnterpriseRule = {
  id: "regional-number",
  check: (file, platform) => {
    const { number } = file;
    const segment = segmentOf(number, platform);
    const { seller, city } = contractOf(file, platform);
    if (segment?.agents !== "regional" || seller !== "agent") return [];
    const { prefix, regions } = segment;
    if (regions === undefined)
      return [{ code: "region-unverifiable", path: ["number"], params: { number, prefix } }];
    const own = regions.filter((region) => number.startsWith(region.prefix));
    if (own.length === 0) {
      const valid = regions.slice(0, 20).map((region) => region.prefix);
      return [{ code: "region-number", path: ["number"], params: { number, prefix, valid } }];
    }
    const areas = own.flatMap((region) => region.areas);
    if (city === undefined)
      return [{ code: "region-city-missing", path: ["number"], params: { number, areas } }];
    const fits = areas.some((area) => areaCodes(area)?.includes(city) ?? false);
    return fits ? [] : [{ code: "region-city", path: ["contract", "city"], params: { number, city, areas } }];
  },
};
