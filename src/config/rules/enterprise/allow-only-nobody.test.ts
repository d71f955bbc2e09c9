import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { allowOnlyNobody } from "./allow-only-nobody.ts";

const check = (parts: Partial<Enterprise>) =>
  places(allowOnlyNobody.check(enterpriseFile(parts), platformFile()));

test("somebody must get through", () => {
  expect(check({ screening: { allowOnly: true, allow: ["anonymous"] } })).toEqual([]);
  expect(check({ screening: { allow: [] } })).toEqual([]);
  expect(check({ screening: { allowOnly: true } })).toEqual([
    { code: "allow-only-nobody", path: ["screening", "allowOnly"] },
  ]);
  expect(check({ screening: { allowOnly: true, allow: [] } })).toEqual([
    { code: "allow-only-nobody", path: ["screening", "allowOnly"] },
  ]);
});
