import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import enterpriseSchema from "../../../schemas/enterprise.schema.json" with { type: "json" };
import foundationSchema from "../../../schemas/foundation.schema.json" with { type: "json" };
import platformSchema from "../../../schemas/platform.schema.json" with { type: "json" };
import sampleCallsSchema from "../../../schemas/sample-calls.schema.json" with { type: "json" };
import type { Enterprise } from "../enterprise.types.ts";
import type { Foundation } from "../foundation.types.ts";
import type { Platform } from "../platform.types.ts";

/** The part of a JSON Schema that explaining an error needs. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly examples?: readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
}

export type Kind = "Enterprise" | "Platform" | "Foundation" | "SampleCalls";

export const schemas: Readonly<
  Record<Kind, Schema & { readonly $id: string; readonly $defs: Readonly<Record<string, Schema>> }>
> = {
  Enterprise: enterpriseSchema,
  Platform: platformSchema,
  Foundation: foundationSchema,
  SampleCalls: sampleCallsSchema,
};

/** The index of the first scalar that stood in the list before, and of the one that it repeats. */
function repeated(list: readonly unknown[]): { index: number; first: number } | undefined {
  const seen = new Map<unknown, number>();
  for (const [index, value] of list.entries()) {
    const first = seen.get(value);
    if (first !== undefined) return { index, first };
    seen.set(value, index);
  }
  return undefined;
}

function build(allErrors: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors,
    verbose: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    formats: {},
  });
  ajv.addVocabulary(["patternErrorMessage", "defaultSnippets"]);
  // Ajv compares each pair of a list: 100,000 names would take minutes. Ours are lists of names.
  ajv.removeKeyword("uniqueItems");
  ajv.addKeyword({
    keyword: "uniqueItems",
    type: "array",
    schemaType: "boolean",
    errors: true,
    compile(wanted: boolean) {
      const check: { (list: readonly unknown[]): boolean; errors?: Partial<ErrorObject>[] } = (list) => {
        const found = wanted ? repeated(list) : undefined;
        check.errors = found === undefined ? [] : [{ keyword: "uniqueItems", params: found }];
        return found === undefined;
      };
      return check;
    },
  });
  for (const schema of Object.values(schemas)) ajv.addSchema(schema);
  return ajv;
}

const instances = new Map<boolean, Ajv2020>();
const checks = new Map<string, ValidateFunction>();

/**
 * The compiled check of a schema by reference; compiled when first asked for. It stops at the first error unless
 * `allErrors`, which takes time by the square of the number of errors.
 */
export function compiled(ref: string, allErrors = false): ValidateFunction {
  const key = `${allErrors} ${ref}`;
  const known = checks.get(key);
  if (known !== undefined) return known;
  const ajv = instances.get(allErrors) ?? build(allErrors);
  instances.set(allErrors, ajv);
  const check = ajv.getSchema(ref);
  if (check === undefined) throw new Error(`no schema ${ref}`);
  checks.set(key, check);
  return check;
}

export function isEnterprise(value: unknown): value is Enterprise {
  return compiled(schemas.Enterprise.$id)(value) === true;
}

export function isPlatform(value: unknown): value is Platform {
  return compiled(schemas.Platform.$id)(value) === true;
}

export function isFoundation(value: unknown): value is Foundation {
  return compiled(schemas.Foundation.$id)(value) === true;
}
