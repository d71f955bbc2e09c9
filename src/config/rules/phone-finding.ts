import { areaLabel, mergedInto } from "#model/areas.ts";
import { isPhone, type PhoneProblem, parsePhone } from "#model/phone.ts";
import type { Finding, Path } from "../finding.ts";

/** What is wrong with a telephone number as written; nothing where it can be called as it stands. */
export function phoneFindings(text: string, city: string | undefined, path: Path): Finding[] {
  const phone = parsePhone(text, city);
  if (isPhone(phone)) {
    if (phone.assumedArea !== true || city === undefined) return [];
    const name = areaLabel(city) ?? city;
    return [{ code: "phone-area-assumed", path, params: { text, city, name, written: `${city}-${text}` } }];
  }
  return [problemFinding(text, phone, path)];
}

function problemFinding(
  text: string,
  { problem, digits, area = "", suggest = "" }: PhoneProblem,
  path: Path,
): Finding {
  switch (problem) {
    case "no-area-code":
      return { code: "phone-no-area-code", path, params: { text, suggest } };
    case "unknown-area-code":
      return { code: "phone-unknown-area-code", path, params: { text, area, now: mergedInto(area) ?? "" } };
    case "wrong-length":
      return { code: "phone-wrong-length", path, params: { text, digits: digits.length, area } };
    case "not-a-number":
      return { code: "phone-not-a-number", path, params: { text } };
  }
}
