import { areaCodes, areaNames, mergedInto, provinceName } from "#model/areas.ts";
import type { Finding } from "../finding.ts";
import { nearestIn } from "./nearest.ts";
import type { Reference } from "./references.ts";

/** Provinces first: of two names that are equally near, the province was probably meant. */
const names = areaNames
  .filter((name) => !name.startsWith("0"))
  .sort((a, b) => Number(provinceName(b) !== undefined) - Number(provinceName(a) !== undefined));

/** Findings for area codes and provinces that do not exist. */
export function unknownAreas(references: readonly Reference[]): Finding[] {
  const wrong = references.filter(({ name }) => areaCodes(name) === undefined);
  if (wrong.length === 0) return [];
  const near = nearestIn(names);
  return wrong.map(({ name, path }) =>
    name.startsWith("0")
      ? {
          code: "unknown-area-code",
          path,
          params: { name, now: mergedInto(name) ?? "" },
        }
      : { code: "unknown-province", path, params: { name, near: near(name) } },
  );
}
