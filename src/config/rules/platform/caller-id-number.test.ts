import { expect, test } from "vitest";
import type { Platform } from "../../platform.types.ts";
import { places } from "../places.ts";
import { platformFile, trunk } from "../platform-file.ts";
import { callerIdNumber } from "./caller-id-number.ts";

const check = (parts: Partial<Platform>) => places(callerIdNumber.check(platformFile(parts)));

test("did and fixed need a number, original does not", () => {
  expect(
    check({ trunks: [trunk({}), trunk({ callerId: "fixed", callerIdNumber: "0755-26000000" })] }),
  ).toEqual([]);
  expect(check({ trunks: [trunk({ callerId: "fixed" }), trunk({ callerId: "did" })] })).toEqual([
    { code: "caller-id-number-missing", path: ["trunks", 0, "callerId"] },
    { code: "caller-id-number-missing", path: ["trunks", 1, "callerId"] },
  ]);
});

test("it can be called", () => {
  expect(check({ trunks: [trunk({ callerId: "did", callerIdNumber: "26000000" })] })).toEqual([
    { code: "phone-no-area-code", path: ["trunks", 0, "callerIdNumber"] },
  ]);
});
