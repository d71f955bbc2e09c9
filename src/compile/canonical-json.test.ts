import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

test("keys are in order at every depth, absent members are left out, lists keep their order", () => {
  expect(canonicalJson({ b: [{ d: 1, c: undefined, a: 2 }, 3, 1], a: { é: true, Z: "" } })).toBe(
    '{"a":{"Z":"","é":true},"b":[{"a":2,"d":1},3,1]}',
  );
});

test("the order in which keys were set does not show, and the value comes back", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,5}$/), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
