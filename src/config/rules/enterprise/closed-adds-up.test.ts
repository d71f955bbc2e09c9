import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { closedAddsUp } from "./closed-adds-up.ts";

const check = (parts: Partial<Enterprise>) =>
  places(closedAddsUp.check(enterpriseFile(parts), platformFile()));

test("closed beside hours closes nothing", () => {
  expect(
    check({
      schedules: {
        a: { weekly: { "mon-fri": ["09:00-18:00"], wed: "closed", "sat-mon": "closed", sun: "closed" } },
      },
    }),
  ).toEqual([
    { code: "closed-adds-up", path: ["schedules", "a", "weekly", "wed"] },
    { code: "closed-adds-up", path: ["schedules", "a", "weekly", "sat-mon"] },
  ]);
});
