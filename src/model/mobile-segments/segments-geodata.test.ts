import { expect, test } from "vitest";
import { geodataEntry } from "./geodata-line.ts";
import { segmentsFromGeodata } from "./segments-geodata.ts";

const source = { version: "9.0.43", licence: "Apache-2.0", source: "test" };
const zh = (text: string) =>
  `u('${[...text].map((char) => `\\u${char.charCodeAt(0).toString(16)}`).join("")}')`;

function imported(...lines: string[]) {
  return segmentsFromGeodata([{ file: "data14.py", text: lines.join("\n") }], source);
}

test("an entry is read as text, whatever way its strings are written", () => {
  const line = ` '861303347':{'en': u('L\\u00fcliang, Shanxi'), 'zh': ${zh("山西省吕梁市")}},`;
  expect(geodataEntry(line)).toEqual({
    digits: "1303347",
    descriptions: new Map([
      ["en", "Lüliang, Shanxi"],
      ["zh", "山西省吕梁市"],
    ]),
  });
  expect(geodataEntry(` '86564':{'en': "Lu'an, Anhui"},`)?.descriptions.get("en")).toBe("Lu'an, Anhui");
  expect(geodataEntry(" '861303347':{'en': evil()},")).toBeUndefined();
  expect(geodataEntry(" '861303347':{'en': 'x'}, 'zh': print('y')},")).toBeUndefined();
});

test("the longest prefix speaks, landlines are passed over", () => {
  const result = imported(
    "from ..util import u",
    " '8610':{'en': 'Beijing'},",
    ` '8613901':{'en': 'Beijing', 'zh': ${zh("北京市")}},`,
    ` '861390123':{'en': 'Shenzhen, Guangdong', 'zh': ${zh("广东省深圳市")}},`,
  );
  expect(result).toMatchObject({
    table: {
      runs: [
        [1_390_100, "010"],
        [1_390_123, "0755"],
        [1_390_124, "010"],
        [1_390_200, ""],
      ],
    },
    unknown: [],
  });
});

test("what is ambiguous, unheard of, or a whole network is left unknown and named", () => {
  const result = imported(
    ` '86173':{'en': 'Beijing', 'zh': ${zh("北京市")}},`,
    ` '861390123':{'zh': ${zh("新疆伊犁哈萨克自治州")}},`,
    " '861390124':{'en': 'Atlantis'},",
    ` '861390125':{'zh': ${zh("北京市")}},`,
  );
  expect(result).toMatchObject({
    table: {
      runs: [
        [1_390_125, "010"],
        [1_390_126, ""],
      ],
    },
    unknown: [
      { description: "新疆伊犁哈萨克自治州", segments: 1, reason: "may be 0992 or 0999" },
      { description: "Atlantis", segments: 1, reason: "no area code has this name" },
      { description: "173: 北京市", segments: 10_000, reason: "a whole network" },
    ],
  });
});

test("a line of another form stops the import", () => {
  expect(imported(" '861390123': [1],", " '861390124':{'zh': u('\\u5317')},")).toEqual([
    { file: "data14.py", line: 1, message: "not an entry: '861390123': [1]," },
  ]);
  expect(imported("")).toMatchObject([{ message: "no Chinese mobile numbers" }]);
});
