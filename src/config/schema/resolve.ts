import { type Kind, type Schema, schemas } from "./ajv.ts";

/** A schema with its `$ref` (always into its own file's `$defs`) followed; what stands beside the `$ref` wins. */
export function resolve(schema: Schema, kind: Kind): Schema {
  const { $ref, ...beside } = schema;
  if ($ref === undefined) return schema;
  const target = schemas[kind].$defs[$ref.replace("#/$defs/", "")];
  if (target === undefined) throw new Error(`no schema ${$ref}`);
  return { ...resolve(target, kind), ...beside };
}
