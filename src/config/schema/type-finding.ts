import type { Finding, Path } from "../finding.ts";
import { printable, shown } from "../messages/shown.ts";
import { nearestIn } from "../rules/nearest.ts";
import { kindOf } from "../yaml/kind-of.ts";
import { resolveScalar } from "../yaml/resolve-scalar.ts";
import type { Schema } from "./ajv.ts";
import { named } from "./path-of.ts";

/** Explains a value of the wrong type: what YAML made of it, and what is wanted by the (resolved) schema. */
export function typeFinding(
  schema: Schema,
  wanted: string,
  advice: string,
  fault: { readonly data: unknown; readonly path: Path; readonly source: string },
): Finding {
  const { data, path, source } = fault;
  const secret = misplacedSecret(schema, fault);
  if (secret !== undefined) return secret;
  if (data === null) return { code: "no-value", path, params: { owner: named(path), wanted, advice } };
  if (typeof data === "number" || typeof data === "boolean") {
    if (schema.enum !== undefined || schema.const !== undefined) return badValue(schema, source, path);
    if (wantsText(schema)) return textFinding(schema, fault);
  }
  if (typeof data === "string") {
    const unquoted = resolveScalar(data);
    if (schema.type === typeof unquoted || (schema.type === "integer" && Number.isInteger(unquoted)))
      return { code: "quoted-value", path, params: { source: printable(source), wanted, value: data } };
  }
  const truth = schema.type === "boolean" ? truths[String(data).toLowerCase()] : undefined;
  if (truth !== undefined) advice = `write ${truth}: yes, no, on and off are text`;
  const found = typeof data === "string" ? `the text ${shown(data)}` : kindOf(data);
  return { code: "wrong-type", path, params: { found, wanted, advice } };
}

/** Says so where a secret stands in the place of its name, and never repeats it. */
function misplacedSecret(schema: Schema, fault: { data: unknown; path: Path }): Finding | undefined {
  const { data, path } = fault;
  if (data === null || Array.isArray(data)) return undefined;
  const found = (what: string, due: "reference" | "object"): Finding => ({
    code: "secret-in-clear",
    path,
    params: { what, due },
  });
  if (typeof data !== "object" && schema.properties?.["secret"] !== undefined)
    return found(named(path), "reference");
  if (typeof data === "object" && path.at(-1) === "secrets" && wantsText(schema))
    return found("a list of secrets", "object");
  return undefined;
}

const truths: Readonly<Record<string, boolean>> = { yes: true, on: true, no: false, off: false };

/** A value that is none of those an enum or a constant allows. */
export function badValue(schema: Schema, value: string, path: Path): Finding {
  const valid = (schema.enum ?? [schema.const]).map(String);
  const params = { value: shown(value), owner: named(path), near: nearestIn(valid)(value), valid };
  return { code: "bad-value", path, params };
}

function textFinding(schema: Schema, fault: { data: unknown; path: Path; source: string }): Finding {
  const { data, path, source } = fault;
  const { pattern, patternErrorMessage } = schema;
  if (pattern !== undefined && patternErrorMessage !== undefined && !new RegExp(pattern, "u").test(source)) {
    const params = { value: shown(source), owner: named(path), expected: patternErrorMessage };
    return { code: "bad-format", path, params };
  }
  return { code: "unquoted-number", path, params: { source: shown(source), found: kindOf(data) } };
}

function wantsText({ type, pattern }: Schema): boolean {
  return type === "string" || pattern !== undefined;
}
