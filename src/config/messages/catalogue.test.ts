import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogue } from "./catalogue.ts";
import { ruleMessages } from "./rules.ts";
import { schemaMessages } from "./schema.ts";
import { yamlMessages } from "./yaml.ts";

test("no code stands in two parts of the catalogue, where the later would silence the earlier", () => {
  const parts = [yamlMessages, schemaMessages, ruleMessages];
  const codes = parts.flatMap((part) => Object.keys(part));
  expect(codes.length).toBe(Object.keys(catalogue).length);
  expect(readdirSync(import.meta.dirname).length).toBeGreaterThan(parts.length);
});

test("codes are kebab-case, summaries are one line without full stop", () => {
  for (const [code, { summary }] of Object.entries(catalogue)) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(summary, code).toMatch(/^[A-Z0-9].*[^.]$/);
  }
});
