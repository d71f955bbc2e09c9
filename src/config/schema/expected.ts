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
  if (whole.oneOf === undefined) return `write ${form(whole, kind)}${remark(whole, kind)}`;
  const branches = whole.oneOf.map((each) => resolve(each, kind));
  const keys = branches.flatMap(({ type, required }) => (type === "object" ? (required ?? []) : []));
  const forms = branches.filter(({ type }) => type !== "object").map((each) => form(each, kind));
  if (keys.length > 0) forms.push(`a mapping with ${listed([...new Set(keys)], "or")}`);
  return `write ${listed(forms, "or")}${branches.map((each) => remark(each, kind)).join("")}`;
}

/** A noun for what a schema wants, with the keys of a mapping. */
function form(whole: Schema, kind: Kind): string {
  if (whole.type === "array") {
    const items = whole.items === undefined ? {} : resolve(whole.items, kind);
    return items.type === "object" ? `a list of mappings ${keysOf(items)}` : "a list";
  }
  return whole.type === "object" ? `a mapping ${keysOf(whole)}` : wanted(whole, kind);
}

function keysOf({ properties = {}, required = [] }: Schema): string {
  if (required.length > 0) return `with ${listed(required)}`;
  const keys = Object.keys(properties);
  return keys.length > 0 ? `of ${listed(keys, "or")}` : "of names to values";
}

/** What else there is to say: the form of a list's entries, or what a mapping is for. */
function remark({ type, items, description, $defs }: Schema, kind: Kind): string {
  if (type === "array" && items !== undefined) {
    const { patternErrorMessage } = resolve(items, kind);
    return patternErrorMessage === undefined ? "" : `; ${patternErrorMessage}`;
  }
  return type === "object" && description !== undefined && $defs === undefined
    ? `: ${clause(description)}`
    : "";
}

/** A description as part of a sentence. */
export function clause(description: string): string {
  const text = description.replace(/\.$/, "");
  return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
