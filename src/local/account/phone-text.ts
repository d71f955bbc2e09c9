import { areaLabel } from "#model/areas.ts";
import { nationalNumber } from "#model/phone.ts";

/** A number as people write it: `010-62345678`, `13901234567`, `4006010114`; a SIP URI stays as it is. */
export function phoneText(target: string): string {
  if (!target.startsWith("+86")) return target;
  const national = nationalNumber(target);
  const area = /^0(?:10|2\d|[3-9]\d\d)/.exec(national)?.[0];
  return area === undefined ? national : `${area}-${national.slice(area.length)}`;
}

/** A caller with the place it calls from: `0755-22223333 (广东深圳)`. */
export function callerText({ number, area }: { number?: string; area?: string }): string {
  const place = area === undefined ? "area unknown" : (areaLabel(area) ?? area);
  return number === undefined ? "anonymous" : `${phoneText(number)} (${place})`;
}
