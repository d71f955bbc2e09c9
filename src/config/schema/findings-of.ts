import type { ErrorObject } from "ajv/dist/2020.js";
import { placeKey } from "../cache/file-record.ts";
import type { Finding, Path } from "../finding.ts";
import { listed } from "../messages/choices.ts";
import { shown } from "../messages/shown.ts";
import { clearSecrets } from "../rules/clear-secrets.ts";
import { nearestIn } from "../rules/nearest.ts";
import { kindOf } from "../yaml/kind-of.ts";
import { MAX_PROBLEMS } from "../yaml/limits.ts";
import { compiled, type Kind, type Schema, schemas } from "./ajv.ts";
import { branchOf, type Fault } from "./branch.ts";
import { clause, expected, wanted } from "./expected.ts";
import { meant } from "./meant.ts";
import { named, pathOf } from "./path-of.ts";
import { badValue, typeFinding } from "./type-finding.ts";

export interface Context {
  readonly kind: Kind;
  /** The value as it stands in the file, by path; "" where nothing stands. */
  readonly sourceAt: (path: Path) => string;
  /** Whether to look for all errors; only the first of a file too large to be honest. */
  readonly all: boolean;
}

/** Explains why a value is not what its schema wants: at least one finding, each with a path that exists. */
export function schemaFindings(value: unknown, context: Context): Finding[] {
  const check = compiled(schemas[context.kind].$id, context.all);
  if (check(value)) return [];
  const findings = withSecrets(explain(check.errors ?? [], value, [], context), value, context);
  return findings.filter((each) => !followsFromMisspelling(each, findings)).slice(0, MAX_PROBLEMS);
}

/** Adds what looks like a secret, in the place of what the schema would repeat of it. */
function withSecrets(findings: readonly Finding[], value: unknown, { kind }: Context): readonly Finding[] {
  if (kind !== "Platform" && kind !== "Foundation") return findings;
  const said = new Set(findings.filter(({ code }) => code === "secret-in-clear").map(placeKey));
  const secrets = clearSecrets(value).filter((each) => !said.has(placeKey(each)));
  const hidden = new Set(secrets.map(placeKey));
  return [...secrets, ...findings.filter((each) => !hidden.has(placeKey(each)))];
}

/** Whether a key is missing only because it is misspelt, which another finding says. */
function followsFromMisspelling(finding: Finding, all: readonly Finding[]): boolean {
  if (finding.code !== "missing-key" && finding.code !== "no-target") return false;
  const missing = finding.code === "missing-key" ? [finding.params.key] : ["phone", "sip"];
  const here = named(finding.path);
  return all.some(
    (each) => each.code === "unknown-key" && missing.includes(each.params.near) && each.params.owner === here,
  );
}

/** Explains the errors of one check of the value at `base`. */
function explain(errors: readonly ErrorObject[], data: unknown, base: Path, context: Context): Finding[] {
  const choices = new Map<string, ErrorObject>();
  for (const error of errors) if (error.keyword === "oneOf") choices.set(error.instancePath, error);
  const findings = new Map<string, Finding>();
  for (const error of errors) {
    if (findings.size >= MAX_PROBLEMS) break;
    const choice = outermost(choices, error.instancePath);
    if (choice !== undefined && choice !== error) continue;
    for (const finding of explainOne(error, [...base, ...pathOf(error.instancePath, data)], context)) {
      const key = JSON.stringify([finding.path, finding.at, finding.code === "unknown-key"]);
      if (!findings.has(key)) findings.set(key, finding);
    }
  }
  return [...findings.values()];
}

/** The choice (`oneOf`) nearest to the top at or above a pointer: it speaks for all errors below it. */
function outermost(choices: ReadonlyMap<string, ErrorObject>, pointer: string): ErrorObject | undefined {
  for (let end = pointer.indexOf("/", 1); end > 0; end = pointer.indexOf("/", end + 1)) {
    const choice = choices.get(pointer.slice(0, end));
    if (choice !== undefined) return choice;
  }
  return choices.get(pointer);
}

function explainOne(error: ErrorObject, path: Path, context: Context): Finding[] {
  const { kind } = context;
  const { keyword, params, data } = error;
  const parent = parentOf(error);
  const fault: Fault = { data, path, kind, source: context.sourceAt(path) };
  if (error.propertyName !== undefined) return [badKey(error.propertyName, parent, path)];
  switch (keyword) {
    case "oneOf":
      return explainChoice(error, fault, context);
    case "required":
      if (error.schemaPath.endsWith("/else/required")) return [];
      return [missingKey(String(params["missingProperty"]), parent, fault)];
    case "additionalProperties":
      if (parent.properties === undefined) return [];
      return [unknownKey(String(params["additionalProperty"]), Object.keys(parent.properties), path)];
    case "type":
      return [typeFinding(parent, wanted(parent, kind), expected(parent, kind), fault)];
    case "enum":
    case "const":
      if (data === null || typeof data === "object")
        return [typeFinding(parent, wanted(parent, kind), expected(parent, kind), fault)];
      return [badValue(parent, typeof data === "string" ? data : fault.source, path)];
    case "pattern":
      return [badFormat(String(data), parent, path)];
    case "if":
      if (params["failingKeyword"] === "else") return [{ code: "no-target", path, at: "key" }];
      return [{ code: "two-targets", path: [...path, "sip"], at: "key" }];
    case "uniqueItems": {
      const index = Number(params["index"]);
      const item: unknown = Array.isArray(data) ? data[index] : undefined;
      const value = typeof item === "object" ? kindOf(item) : shown(String(item));
      return [{ code: "repeated-item", path: [...path, index], params: { value, owner: named(path) } }];
    }
    case "not":
    case "propertyNames":
      return [];
    default:
      return [outOfRange(error, path)];
  }
}

/** Checks the value against the branch that was meant, alone, and explains that. */
function explainChoice(error: ErrorObject, fault: Fault, context: Context): Finding[] {
  const { oneOf = [] } = parentOf(error);
  const name = definitionOf(error.parentSchema, context.kind);
  const branch = branchOf(oneOf, name ?? String(fault.path.at(-1)), fault);
  if ("finding" in branch) return [branch.finding];
  const pointer = oneOf[branch.index]?.$ref ?? `#/$defs/${name}/oneOf/${branch.index}`;
  const check = compiled(`${schemas[context.kind].$id}${pointer}`, context.all);
  if (check(fault.data)) throw new Error(`two branches of ${name} hold`);
  return explain(check.errors ?? [], fault.data, fault.path, context);
}

/** The name in `$defs` of a schema as Ajv hands it back. */
function definitionOf(schema: unknown, kind: Kind): string | undefined {
  return Object.entries(schemas[kind].$defs).find(([, each]) => each === schema)?.[0];
}

function missingKey(key: string, parent: Schema, { path, kind }: Fault): Finding {
  const property = parent.properties?.[key];
  const advice = property === undefined ? `add ${key}` : `add ${key}: ${expected(property, kind)}`;
  return { code: "missing-key", path, at: "key", params: { key, owner: named(path), advice } };
}

function unknownKey(key: string, valid: readonly string[], path: Path): Finding {
  const params = { key: shown(key), owner: named(path), near: nearestIn(valid)(key), valid };
  return { code: "unknown-key", path: [...path, key], at: "key", params };
}

function badFormat(text: string, parent: Schema, path: Path): Finding {
  const near = meant(text, parent);
  const expected = `${near === undefined ? "" : `did you mean "${near}"? `}${parent.patternErrorMessage ?? ""}`;
  return { code: "bad-format", path, params: { value: shown(text), owner: named(path), expected } };
}

function badKey(key: string, { patternErrorMessage, examples }: Schema, path: Path): Finding {
  const near = nearestIn(examples ?? [])(key) || (examples ?? []).find((each) => key.startsWith(each)) || "";
  const advice = `${near === "" ? "" : `did you mean ${near}? `}${patternErrorMessage ?? ""}`;
  return {
    code: "bad-key",
    path: [...path, key],
    at: "key",
    params: { key: shown(key), owner: named(path), advice },
  };
}

const limits: Readonly<Record<string, (limit: number) => string>> = {
  minimum: (limit) => `at least ${limit}`,
  maximum: (limit) => `at most ${limit}`,
  minLength: (limit) => (limit === 1 ? "not empty" : `at least ${limit} characters long`),
  maxLength: (limit) => `at most ${limit} characters long`,
  minItems: (limit) => (limit === 1 ? "a list that is not empty" : `a list of at least ${limit}`),
  maxItems: (limit) => `a list of at most ${limit}`,
  minProperties: (limit) =>
    limit === 1 ? "a mapping that is not empty" : `a mapping of at least ${limit} keys`,
};

function parentOf({ parentSchema }: ErrorObject): Schema {
  const parent: object = parentSchema ?? {};
  return parent;
}

function outOfRange(error: ErrorObject, path: Path): Finding {
  const { keyword, params, data } = error;
  const words = limits[keyword]?.(Number(params["limit"])) ?? `different (${keyword})`;
  const parent = parentOf(error);
  const { length } = Array.isArray(data) || typeof data === "string" ? data : Object.keys(Object(data));
  const found = typeof data === "number" ? String(data) : length === 0 ? "empty" : `${length} long`;
  const keys = Object.keys(parent.properties ?? {});
  const how = keys.length > 0 ? `write at least one of ${listed(keys, "or")}` : `it must be ${words}`;
  const advice = parent.description === undefined ? how : `${how}: ${clause(parent.description)}`;
  return { code: "out-of-range", path, params: { owner: named(path), wanted: words, found, advice } };
}
