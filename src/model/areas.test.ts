import { expect, test } from "vitest";
import { allAreaCodes, areaCodes, areaLabel, areaNames, citiesOf, mergedInto, provinceOf } from "./areas.ts";

test("every area code in use is there, in a province of China", () => {
  expect(allAreaCodes).toHaveLength(320);
  expect(allAreaCodes.filter((code) => code.length === 3)).toEqual([
    "010",
    "020",
    "021",
    "022",
    "023",
    "024",
    "025",
    "027",
    "028",
    "029",
  ]);
  expect(new Set(allAreaCodes.map(provinceOf)).size).toBe(31);
  for (const code of allAreaCodes) expect(code).toMatch(/^0(10|2\d|[3-9]\d\d)$/);
});

test.each([
  ["010", "beijing", "北京"],
  ["0755", "guangdong", "广东深圳"],
  ["0791", "jiangxi", "江西南昌"],
  ["0912", "shaanxi", "陕西榆林"],
  ["0351", "shanxi", "山西太原"],
  ["0471", "inner-mongolia", "内蒙古呼和浩特"],
  ["0432", "jilin", "吉林"],
  ["0701", "jiangxi", "江西鹰潭"],
])("%s is in %s", (code, province, label) => {
  expect(provinceOf(code)).toBe(province);
  expect(areaLabel(code)).toBe(label);
});

test("a province is all its codes, and the provinces share no code", () => {
  expect(areaCodes("hainan")).toEqual(["0898"]);
  expect(areaCodes("guangdong")).toHaveLength(21);
  expect(areaCodes("hebei")).toHaveLength(11);
  const provinces = new Set(allAreaCodes.map((code) => provinceOf(code) ?? ""));
  const written = [...provinces].flatMap((province) => areaCodes(province) ?? []);
  expect(written.toSorted()).toEqual(allAreaCodes);
});

test("a city stands for its code where only one city has the name", () => {
  expect(areaCodes("shenzhen")).toEqual(["0755"]);
  expect(areaCodes("suzhou")).toBeUndefined();
  expect(areaCodes("jilin")).toHaveLength(9);
  expect(areaNames).toContain("xianyang");
  expect(citiesOf("029")).toEqual(["西安", "咸阳"]);
});

test("what is no area is undefined, a merged code says where it went", () => {
  expect(areaCodes("0733")).toBeUndefined();
  expect(areaCodes("guandong")).toBeUndefined();
  expect(areaCodes("constructor")).toBeUndefined();
  expect(mergedInto("0733")).toBe("0731");
});
