import fc from "fast-check";
import { expect, test } from "vitest";
import type { AreaTable } from "./area.ts";
import { normaliseCaller } from "./normalise-caller.ts";

const table: AreaTable = {
  codes: { "010": true, "0755": true, "0851": true },
  areas: ["010", "0755"],
  runs: { "1300": "001", "1390": "002" },
};

test("whatever bytes come, there is a number of digits or none, and an area only with a whole number", () => {
  const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array).toString("latin1"));
  const almost = fc.string({ unit: fc.constantFrom(..."0123456789+-() ;@:%2B86sip"), maxLength: 30 });
  fc.assert(
    fc.property(fc.oneof(bytes, almost, fc.string({ unit: "binary" })), (raw) => {
      const caller = normaliseCaller(raw, table);
      if (caller.number === undefined) expect(caller).toEqual({});
      else expect(caller.number).toMatch(/^\+?[0-9]{3,15}$/);
      if (caller.area !== undefined) expect(caller.number).toMatch(/^\+86[1-9][0-9]{8,10}$/);
    }),
    { numRuns: 3000 },
  );
});

const national = fc.oneof(
  fc
    .constantFrom("130", "139", "186", "199")
    .chain((head) => fc.stringMatching(/^[0-9]{8}$/).map((t) => head + t)),
  fc.constantFrom("10", "755").chain((code) => fc.stringMatching(/^[2-9][0-9]{7}$/).map((t) => code + t)),
  fc.stringMatching(/^[2-9][0-9]{6}$/).map((t) => `851${t}`),
);

test("all the ways to write a national number mean the same caller", () => {
  fc.assert(
    fc.property(national, (bare) => {
      const caller = normaliseCaller(`+86${bare}`, table);
      expect(caller.number).toBe(`+86${bare}`);
      for (const prefix of ["", "0", "86", "0086", "+860", "sip:+86", "%2B86", " +86-"]) {
        expect(normaliseCaller(prefix + bare, table), prefix + bare).toEqual(caller);
      }
    }),
  );
});

test("reading a number that was read changes nothing", () => {
  fc.assert(
    fc.property(national, (bare) => {
      const caller = normaliseCaller(bare, table);
      expect(normaliseCaller(caller.number, table)).toEqual(caller);
    }),
  );
});

test("no identity at all", () => {
  expect(normaliseCaller(undefined, table)).toEqual({});
});
