import fc from "fast-check";
import { expect, test } from "vitest";
import type { Action, Enterprise } from "../enterprise.types.ts";
import { catalogue } from "../messages/catalogue.ts";
import { datedRules } from "./dated-rules.ts";
import { deploymentRules } from "./deployment-rules.ts";
import { enterpriseFile } from "./enterprise-file.ts";
import { enterpriseRules } from "./enterprise-rules.ts";
import { foundationRules } from "./foundation-rules.ts";
import { indexEntry } from "./index-entry.ts";
import { platformFile } from "./platform-file.ts";
import { platformRules } from "./platform-rules.ts";
import { stackRules } from "./stack-rules.ts";

const files = [enterpriseRules, platformRules, foundationRules, deploymentRules, stackRules, datedRules];

test("every rule has an id of its own", () => {
  for (const rules of files) expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

/** Names as files may use them, those of every object's own properties included. */
const name = fc.constantFrom("a", "b", "desk", "constructor", "tostring", "china");
const range = fc.constantFrom("09:00-18:00", "00:00-24:00", "22:00-06:00", "10:00-10:00");
const phone = fc.constantFrom(
  "010-62345678",
  "13901234567",
  "62345678",
  "400-820-1615",
  "17012345678",
  "0-0-0",
);
const action = fc.letrec<{ action: Action }>((tie) => ({
  action: fc.oneof(
    { maxDepth: 4 },
    fc.record({ announce: name }),
    fc.record({ menu: name }),
    fc.record({ queue: name }),
    fc.constant({ reject: "closed" as const }),
    fc.record({ ring: fc.uniqueArray(name, { minLength: 1 }), otherwise: tie("action") }),
    fc.record({ ring: fc.uniqueArray(name, { minLength: 1 }), strategy: fc.constant("weighted" as const) }),
  ),
})).action;
const day = fc.constantFrom("2026-02-30", "2026-10-01");
const enterprise = fc.record<Partial<Enterprise>>(
  {
    number: fc.constantFrom("4006010114", "4007755114", "4007119981", "4009999999"),
    contract: fc.record(
      {
        platform: fc.constantFrom("forwarding" as const, "intelligent-network" as const),
        seller: fc.constantFrom("hall" as const, "agent" as const),
        city: fc.constantFrom("010", "0755", "0420"),
        did: phone,
        package: name,
        ordered: day,
        effective: day,
      },
      { requiredKeys: [] },
    ),
    bindings: fc.array(
      fc.record(
        {
          id: name,
          phone,
          ring: fc.constantFrom("5s", "2h"),
          weight: fc.integer({ min: 1, max: 100 }),
          hours: name,
        },
        { requiredKeys: ["id"] },
      ),
      { minLength: 1 },
    ),
    schedules: fc.dictionary(
      name,
      fc.record(
        {
          weekly: fc.dictionary(
            fc.constantFrom("daily", "mon", "fri-mon"),
            fc.array(range, { minLength: 1 }),
          ),
          exceptions: fc.dictionary(day, fc.constant("closed" as const)),
          calendar: name,
          timeZone: fc.string(),
        },
        { requiredKeys: ["weekly"] },
      ),
    ),
    areas: fc.dictionary(
      name,
      fc.array(fc.constantFrom("010", "guangdong", "nowhere", "0420"), { minLength: 1 }),
    ),
    answer: fc.array(
      fc.record(
        { when: fc.record({ open: name, from: name }, { requiredKeys: [] }), do: action },
        { requiredKeys: ["do"] },
      ),
      { minLength: 1 },
    ),
    menus: fc.dictionary(
      name,
      fc.record(
        { greeting: name, keys: fc.dictionary(fc.constantFrom("1", "*"), action), otherwise: action },
        { requiredKeys: ["greeting"] },
      ),
    ),
    queues: fc.dictionary(
      name,
      fc.record(
        { members: fc.array(name, { minLength: 1 }), otherwise: action },
        { requiredKeys: ["members"] },
      ),
    ),
    override: fc.record({
      until: fc.constantFrom("2026-02-30T00:00:00+99:00", "2026-01-01T00:00:00Z"),
      do: action,
    }),
  },
  { requiredKeys: [] },
);

test("rules never throw, and every finding has its sentences and stands in the file", () => {
  const platform = platformFile();
  fc.assert(
    fc.property(enterprise, (parts) => {
      const file = enterpriseFile(parts);
      const entry = indexEntry("a.yaml", file, platform);
      const view = {
        entries: [entry, entry],
        platform,
        platformFile: "platform.yaml",
        exists: () => false,
        filesIn: () => [],
      };
      const findings = [
        ...enterpriseRules.flatMap((rule) => rule.check(file, platform)),
        ...datedRules.flatMap((rule) => rule.check(entry, platform, "2026-11-22")),
        ...stackRules.flatMap((rule) => rule.check(view)).map(({ finding }) => finding),
      ];
      for (const { code, path } of findings) {
        expect(Object.hasOwn(catalogue, code)).toBe(true);
        let at: unknown = file;
        for (const step of path) at = Object.entries(at ?? {}).find(([key]) => key === String(step))?.[1];
        expect(at).toBeDefined();
      }
    }),
    { numRuns: 200 },
  );
});
