import fc from "fast-check";
import { expect, test } from "vitest";
import { isPhone, nationalNumber, parsePhone } from "./phone.ts";

test.each([
  ["010-62345678", { e164: "+861062345678", kind: "landline", area: "010" }],
  ["+861062345678", { e164: "+861062345678", kind: "landline", area: "010" }],
  ["+86 (0)", { problem: "not-a-number", digits: "860" }],
  ["+86 0755-2655 0101", { e164: "+8675526550101", kind: "landline", area: "0755" }],
  ["0086 755 26550101", { e164: "+8675526550101", kind: "landline", area: "0755" }],
  ["8675526550101", { e164: "+8675526550101", kind: "landline", area: "0755" }],
  ["0791-8622111", { e164: "+867918622111", kind: "landline", area: "0791" }],
  ["139 0123 4567", { e164: "+8613901234567", kind: "mobile" }],
  ["013901234567", { e164: "+8613901234567", kind: "mobile" }],
  ["8613901234567", { e164: "+8613901234567", kind: "mobile" }],
  ["400-820-1615", { e164: "+864008201615", kind: "hotline" }],
  ["864008201615", { e164: "+864008201615", kind: "hotline" }],
  ["62345678", { problem: "no-area-code", digits: "62345678" }],
  ["86221111", { problem: "no-area-code", digits: "86221111" }],
  ["75526550101", { problem: "no-area-code", digits: "75526550101", suggest: "0755-26550101" }],
  ["0999999999", { problem: "wrong-length", digits: "0999999999", area: "0999" }],
  ["0420-2655010", { problem: "unknown-area-code", digits: "04202655010", area: "0420" }],
  ["0733-2655010", { problem: "unknown-area-code", digits: "07332655010", area: "0733" }],
  ["010-6234567", { problem: "wrong-length", digits: "0106234567", area: "010" }],
  ["1390123456", { problem: "wrong-length", digits: "1390123456" }],
  ["139012345678", { problem: "wrong-length", digits: "139012345678" }],
  ["+86139012345", { problem: "wrong-length", digits: "139012345" }],
  ["01390123456", { problem: "wrong-length", digits: "1390123456" }],
  ["40082016150", { problem: "wrong-length", digits: "40082016150" }],
  ["+12125550100", { problem: "not-a-number", digits: "12125550100" }],
  ["010-12345678", { problem: "not-a-number", digits: "01012345678", area: "010" }],
  ["110", { problem: "not-a-number", digits: "110" }],
  ["anonymous", { problem: "not-a-number", digits: "" }],
])("%s", (text, expected) => {
  expect(parsePhone(text)).toEqual(expected);
});

test("the contract's city supplies the area code of a landline, and of nothing else", () => {
  const local = { e164: "+8679186221111", kind: "landline", area: "0791", assumedArea: true };
  expect(parsePhone("86221111", "0791")).toEqual(local);
  expect(parsePhone("0755-26550101", "0791")).toEqual({
    e164: "+8675526550101",
    kind: "landline",
    area: "0755",
  });
  expect(parsePhone("13901234567", "0791")).toEqual({ e164: "+8613901234567", kind: "mobile" });
  expect(parsePhone("8622111", "021")).toMatchObject({ problem: "wrong-length" });
  expect(parsePhone("86221111", "0000")).toMatchObject({ problem: "no-area-code" });
});

test("every way to write a number reads the same", () => {
  const subscriber = fc.integer({ min: 20_000_000, max: 99_999_999 });
  const digits = fc.oneof(
    subscriber.map((n) => `010${n}`),
    subscriber.map((n) => `0755${n}`),
    fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map((n) => `0${n}`),
  );
  fc.assert(
    fc.property(digits, fc.nat({ max: 6 }), (text, cut) => {
      const e164 = `+86${text.slice(1)}`;
      const written = [
        text,
        `+86${text.slice(1)}`,
        `86${text.slice(1)}`,
        `86 ${text}`,
        `0086${text.slice(1)}`,
        `${text.slice(0, cut)}-${text.slice(cut)}`,
      ];
      for (const form of written) expect(parsePhone(form)).toMatchObject({ e164 });
      expect(parsePhone(nationalNumber(e164))).toMatchObject({ e164 });
    }),
  );
});

test("any text ends in a number or a problem", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 -]{0,24}$/)), (text) => {
      const result = parsePhone(text);
      if (isPhone(result)) expect(result.e164).toMatch(/^\+86\d{10,11}$/);
      else expect(result.problem).not.toBe("");
    }),
  );
});
