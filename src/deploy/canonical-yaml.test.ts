import fc from "fast-check";
import { CORE_SCHEMA, load, YAML11_SCHEMA } from "js-yaml";
import { expect, test } from "vitest";
import { canonicalYaml } from "./canonical-yaml.ts";
import type { Json } from "./planned-resource.ts";

const word = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "yes",
    "on",
    "0400",
    "0o17",
    "1e3",
    "12:30:45",
    "2026-01-01",
    "~",
    "",
    "<<",
    "=",
    "- a\n",
    "a\n\n",
  ),
);
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    word,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(
      word.filter((key) => key !== "__proto__"),
      tie("value"),
      { maxKeys: 4 },
    ),
  ),
}));

test("YAML 1.1 and 1.2 both read what was written", () => {
  fc.assert(
    fc.property(value, (each) => {
      const text = canonicalYaml(each);
      expect(load(text, { schema: CORE_SCHEMA })).toEqual(each);
      expect(load(text, { schema: YAML11_SCHEMA })).toEqual(each);
    }),
    { numRuns: 500 },
  );
});

test("the order of keys is the text's own", () => {
  expect(
    canonicalYaml({ spec: 1, metadata: { z: 1, name: "a" }, data: {}, kind: "K", apiVersion: "v1" }),
  ).toBe("apiVersion: v1\nkind: K\nmetadata:\n  name: a\n  z: 1\ndata: {}\nspec: 1\n");
});
