import { expect, test } from "vitest";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { contractDates } from "./contract-dates.ts";

const check = (ordered: string, effective: string, platform?: "forwarding" | "intelligent-network") =>
  places(
    contractDates.check(
      enterpriseFile({ contract: { ordered, effective, ...(platform && { platform }) } }),
      platformFile(),
    ),
  );

test("on every platform the order comes first", () => {
  const finding = { code: "effective-before-ordered", path: ["contract", "effective"] };
  expect(check("2026-08-03", "2026-08-02")).toEqual([finding]);
  expect(check("2026-08-03", "2026-08-02", "intelligent-network")).toEqual([finding]);
  expect(check("2026-08-03", "2026-08-03")).toEqual([]);
});

test("days that do not exist are said elsewhere", () => {
  expect(check("2026-08-03", "2026-02-30")).toEqual([]);
  expect(check("2026-02-30", "2026-02-01")).toEqual([]);
});
