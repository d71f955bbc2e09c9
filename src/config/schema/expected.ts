import { listed } from "../messages/choices.ts";
import type { Kind, Schema } from "./ajv.ts";
import { resolve } from "./resolve.ts";

const types: Readonly<Record<string, string>> = {
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "a mapping",
};

/** What a schema wants, as a noun: `a list`, `true or false`, `one of active, suspended and reserved`. */
export function wanted(schema: Schema, kind: Kind): string {
  const { type, enum: values, const: value, oneOf } = resolve(schema, kind);
  if (values !== undefined) return `one of ${listed(values.map(String), "or")}`;
  if (value !== undefined) return String(value);
  if (oneOf !== undefined) return listed([...new Set(oneOf.map((each) => wanted(each, kind)))], "or");
  return types[type ?? ""] ?? "a value";
}

/** How to write what a schema wants, as a sentence for help. */
export function expected(schema: Schema, kind: Kind): string {
  const whole = resolve(schema, kind);
  if (whole.patternErrorMessage !== undefined) return whole.patternErrorMessage;
  if (whole.enum !== undefined || whole.const !== undefined || whole.type === "boolean")
    return `write ${wanted(whole, kind)}`;
  if (whole.type === "object") {
    const keys = Object.keys(whole.properties ?? {});
    const required = whole.required ?? [];
    if (required.length > 0) return `write a mapping with ${listed(required)}`;
    return keys.length > 0
      ? `write a mapping of ${listed(keys, "or")}`
      : "write a mapping of names to values";
  }
  if (whole.type === "array" && whole.items !== undefined)
    return `write a list, one entry for each: ${expected(whole.items, kind)}`;
  if (whole.oneOf !== undefined) {
    const branches = whole.oneOf.map((each) => resolve(each, kind));
    const keys = branches.flatMap(({ type, required }) => (type === "object" ? (required ?? []) : []));
    const others = branches.filter(({ type }) => type !== "object").map((each) => wanted(each, kind));
    if (keys.length === 0) return `write ${listed(others, "or")}`;
    return `write ${listed([...others, `a mapping with ${listed([...new Set(keys)], "or")}`], "or")}`;
  }
  return `write ${wanted(whole, kind)}`;
}
