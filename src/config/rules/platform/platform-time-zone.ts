import { reference } from "../references.ts";
import type { PlatformRule } from "../rule.ts";
import { unknownZones } from "../unknown-zones.ts";

/** The platform's default zone does not exist. */
export const platformTimeZone: PlatformRule = {
  id: "platform-time-zone",
  check: ({ timeZone }) => unknownZones(reference(timeZone, ["timeZone"])),
};
