import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { unknownTimeZone } from "./unknown-time-zone.ts";

const check = (parts: Partial<Enterprise>) =>
  places(unknownTimeZone.check(enterpriseFile(parts), platformFile()));

test("zones are those of the IANA data base", () => {
  expect(
    check({
      schedules: {
        a: { timeZone: "Asia/Urumqi", weekly: {} },
        b: { timeZone: "Asia/Shangai", weekly: {} },
        c: { timeZone: "+08:00", weekly: {} },
        d: { timeZone: "北京", weekly: {} },
      },
    }),
  ).toEqual([
    { code: "unknown-time-zone", path: ["schedules", "b", "timeZone"] },
    { code: "unknown-time-zone", path: ["schedules", "c", "timeZone"] },
    { code: "unknown-time-zone", path: ["schedules", "d", "timeZone"] },
  ]);
});

test("the near miss is given", () => {
  const schedules = { a: { timeZone: "Asia/Shangai", weekly: {} } };
  expect(unknownTimeZone.check(enterpriseFile({ schedules }), platformFile())[0]?.params).toMatchObject({
    near: "Asia/Shanghai",
  });
});
