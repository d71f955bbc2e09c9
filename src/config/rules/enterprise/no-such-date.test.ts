import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { noSuchDate } from "./no-such-date.ts";

const check = (parts: Partial<Enterprise>) => places(noSuchDate.check(enterpriseFile(parts), platformFile()));

test("exceptions, contract, evidence and override name days that exist", () => {
  expect(
    check({
      contract: { ordered: "2026-02-29", effective: "2028-02-29" },
      bindings: [
        { id: "a", phone: "010-62345678", evidence: { kind: "bill", ref: "B-1", expires: "2026-06-31" } },
      ],
      schedules: { office: { weekly: {}, exceptions: { "2026-02-30": "closed", "2026-02-28": "closed" } } },
      override: { until: "2026-04-31T08:00:00+08:00", do: { reject: "closed" } },
    }),
  ).toEqual([
    { code: "no-such-date", path: ["schedules", "office", "exceptions", "2026-02-30"] },
    { code: "no-such-date", path: ["contract", "ordered"] },
    { code: "no-such-date", path: ["bindings", 0, "evidence", "expires"] },
    { code: "no-such-date", path: ["override", "until"] },
  ]);
});

test("an offset that does not exist", () => {
  expect(check({ override: { until: "2026-04-30T08:00:00+99:00", do: { reject: "closed" } } })).toEqual([
    { code: "no-such-instant", path: ["override", "until"] },
  ]);
});

test("the last day of the month is given", () => {
  const [finding] = noSuchDate.check(enterpriseFile({ contract: { ordered: "2026-02-30" } }), platformFile());
  expect(finding?.params).toEqual({ date: "2026-02-30", last: "2026-02-28" });
});
