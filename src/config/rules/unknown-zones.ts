import type { Finding } from "../finding.ts";
import { nearestIn } from "./nearest.ts";
import type { Reference } from "./references.ts";

/** Findings for zones that the IANA data base of this Node does not know. */
export function unknownZones(references: readonly Reference[]): Finding[] {
  const known = new Map<string, boolean>();
  for (const { name } of references) if (!known.has(name)) known.set(name, isZone(name));
  const wrong = references.filter(({ name }) => known.get(name) === false);
  if (wrong.length === 0) return [];
  const near = nearestIn(Intl.supportedValuesOf("timeZone"));
  return wrong.map(({ name, path }) => ({
    code: "unknown-time-zone",
    path,
    params: { name, near: near(name) },
  }));
}

/** Named zones only: an offset such as +08:00 has no history, so it is not one. */
function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
