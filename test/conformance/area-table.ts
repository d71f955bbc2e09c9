import type { AreaTable } from "#decision/area.ts";
import { areaTable as tableOf } from "#model/area-table.ts";

const codes = ["010", "020", "021", "022", "0311", "0755", "0791", "0851", "0898", "0991"];

/** A small table of areas for the corpus: ten codes, ten runs of mobile segments. */
export const areaTable: AreaTable = {
  ...tableOf({
    version: "1",
    licence: "none",
    source: "test",
    runs: [
      [1_300_000, "010"],
      [1_300_005, "0755"],
      [1_380_013, "020"],
      [1_380_014, ""],
      [1_390_000, "010"],
      [1_390_755, "0755"],
      [1_390_756, ""],
      [1_860_791, "0791"],
      [1_860_792, "021"],
      [1_999_999, "0898"],
    ],
  }),
  codes: Object.fromEntries(codes.map((code) => [code, true as const])),
};
