import fc from "fast-check";
import { expect, test } from "vitest";
import { planOf } from "#model/plan-of.ts";
import type { Action, Enterprise, Hours } from "../enterprise.types.ts";
import { catalogue } from "../messages/catalogue.ts";
import { enterpriseFile } from "./enterprise-file.ts";
import { enterpriseRules } from "./enterprise-rules.ts";
import { platformFile } from "./platform-file.ts";

/** Mostly right, so that many files have no error. */
const phone = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom("010-62345678", "0755-26550101", "+8613901234567", "86221111", "024-88190001"),
  },
  { weight: 1, arbitrary: fc.constantFrom("95588", "17012345678", "400-820-1615", "0755-2655") },
);
const id = fc.constantFrom("a", "b", "c");
const ids = fc.uniqueArray(id, { minLength: 1 });
const leaf = fc.constantFrom<Action>(
  { announce: "tone" },
  { menu: "main" },
  { queue: "wait" },
  { reject: "busy" },
);
const action = fc.oneof(
  leaf,
  fc.record({ ring: ids, otherwise: leaf }),
  fc.record({ ring: ids, strategy: fc.constantFrom("random" as const, "simultaneous" as const) }),
);
const hours = fc.constantFrom<Hours>(["09:00-18:00"], ["22:00-06:00"], ["00:00-24:00"]);
const enterprise = fc.record<Partial<Enterprise>>(
  {
    number: fc.constantFrom("4006010114", "4006010115", "4006010116", "4007755114", "4009999999"),
    contract: fc.record(
      {
        city: fc.constantFrom("0755", "010"),
        did: phone,
        tariff: fc.constantFrom("agent-030", "agent-030", "agent-030", "none"),
      },
      { requiredKeys: ["city"] },
    ),
    bindings: fc
      .tuple(phone, phone, phone)
      .map((phones) => phones.map((text, i) => ({ id: "abc".slice(i, i + 1), phone: text }))),
    schedules: fc.constant({ office: { weekly: { mon: ["09:00-18:00"] } } }),
    answer: fc.array(
      fc.record(
        { when: fc.constant({ open: "office", from: "south" }), do: action },
        { requiredKeys: ["do"] },
      ),
      { minLength: 1 },
    ),
    override: fc.record({
      until: fc.constantFrom("2026-12-01T00:00:00+08:00", "2026-12-02T00:00:00Z", "2026-02-30T00:00:00Z"),
      do: action,
    }),
    screening: fc.record({ allow: fc.array(phone), block: fc.constant(["+86170*", "area:0791", "95588"]) }),
  },
  { requiredKeys: ["bindings", "schedules"] },
);

test("a file without errors has a value", () => {
  let compiled = 0;
  fc.assert(
    fc.property(enterprise, hours, action, (parts, daily, otherwise) => {
      const file = enterpriseFile({
        areas: { south: ["guangdong", "0898"] },
        audio: { tone: { file: "audio/tone.wav" } },
        menus: { main: { greeting: "tone", keys: { "1": otherwise }, extensions: { "80": "a" } } },
        queues: { wait: { members: ["a", "b"] } },
        ...parts,
        schedules: { ...parts.schedules, night: { calendar: "china", weekly: { daily } } },
      });
      const platform = platformFile();
      const findings = enterpriseRules.flatMap((rule) => rule.check(file, platform));
      if (findings.some(({ code }) => catalogue[code].severity === "error")) return;
      compiled++;
      expect(planOf(file, platform).number).toBe(file.number);
    }),
    { numRuns: 500, seed: 400 },
  );
  expect(compiled).toBeGreaterThan(50);
});
