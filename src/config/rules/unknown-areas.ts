import { allAreaCodes, areaCodes, areaNames, mergedInto } from "#model/areas.ts";
import type { Finding } from "../finding.ts";
import { nearestIn } from "./nearest.ts";
import type { Reference } from "./references.ts";

const names = areaNames.filter((name) => !name.startsWith("0"));

/** Findings for area codes and provinces that do not exist. */
export function unknownAreas(references: readonly Reference[]): Finding[] {
  const wrong = references.filter(({ name }) => areaCodes(name) === undefined);
  if (wrong.length === 0) return [];
  const nearCode = nearestIn(allAreaCodes);
  const nearName = nearestIn(names);
  return wrong.map(({ name, path }) =>
    name.startsWith("0")
      ? {
          code: "unknown-area-code",
          path,
          params: { name, now: mergedInto(name) ?? "", near: nearCode(name) },
        }
      : { code: "unknown-province", path, params: { name, near: nearName(name) } },
  );
}
