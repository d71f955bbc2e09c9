import fc from "fast-check";
import { expect, test } from "vitest";
import { normaliseCaller } from "#decision/normalise-caller.ts";
import { landlineAreas } from "#model/area-table.ts";
import { allAreaCodes } from "#model/areas.ts";
import { isPhone, parsePhone } from "#model/phone.ts";

const digits = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: least, maxLength: most });
const written = fc
  .tuple(
    fc.constantFrom("", "+86", "0086", "86", "0", "+860"),
    fc.oneof(
      fc.constantFrom(...allAreaCodes).chain((code) => digits(5, 9).map((rest) => code.slice(1) + rest)),
      digits(8, 8).map((rest) => `139${rest}`),
      digits(7, 7).map((rest) => `400${rest}`),
      digits(0, 14),
    ),
  )
  .map(([prefix, rest]) => prefix + rest);

test("a caller is read as the number that an enterprise would have written for it", () => {
  fc.assert(
    fc.property(written, (text) => {
      const phone = parsePhone(text);
      const caller = normaliseCaller(text, landlineAreas);
      if (!isPhone(phone)) return;
      expect(caller.number, text).toBe(phone.e164);
      expect(caller.area, text).toBe(phone.area);
    }),
    { numRuns: 5000 },
  );
});

test("a caller with an area is a landline that an enterprise may bind", () => {
  fc.assert(
    fc.property(written, (text) => {
      const { number, area } = normaliseCaller(text, landlineAreas);
      if (number === undefined || area === undefined) return;
      expect(parsePhone(number)).toEqual({ e164: number, kind: "landline", area });
    }),
    { numRuns: 5000 },
  );
});
