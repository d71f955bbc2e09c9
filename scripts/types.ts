/**
 * Generates the TypeScript types of the JSON Schemas, which are the contract. `--check` only compares
 * and exits 1 when a type file is stale.
 */
import { readFile, writeFile } from "node:fs/promises";
import { compile, type JSONSchema } from "json-schema-to-typescript";

const rooms = [
  { schema: "schemas/enterprise.schema.json", types: "src/config/enterprise.types.ts" },
  { schema: "schemas/platform.schema.json", types: "src/config/platform.types.ts" },
  { schema: "schemas/foundation.schema.json", types: "src/config/foundation.types.ts" },
  { schema: "charts/edge/values.schema.json", types: "src/deploy/edge-values.types.ts" },
  { schema: "schemas/sample-calls.schema.json", types: "src/local/samples/sample-calls.types.ts" },
  { schema: "schemas/call-event.schema.json", types: "src/edge/call-event.types.ts" },
];

/**
 * Reads a schema without the descriptions beside references to anything but text: the generator would write such a
 * type out again under another name (`Treatment1`) for each of them.
 */
async function readSchema(file: string): Promise<JSONSchema> {
  const schema: JSONSchema = JSON.parse(await readFile(file, "utf8"));
  return JSON.parse(JSON.stringify(schema), (_, value) => {
    const name = /^#\/\$defs\/(.+)$/.exec(value?.$ref ?? "")?.[1] ?? "";
    const target = schema["$defs"]?.[name];
    return target === undefined || target.type === "string" ? value : { $ref: value.$ref };
  });
}

let stale = false;
for (const { schema, types } of rooms) {
  const text = await compile(await readSchema(schema), "", {
    bannerComment: `/** Generated from ${schema} by \`npm run types\`. */`,
    format: true,
    ignoreMinAndMaxItems: true,
  });
  if (process.argv.includes("--check")) {
    if ((await readFile(types, "utf8").catch(() => "")) !== text) {
      console.error(`${types} is stale: run 'npm run types'`);
      stale = true;
    }
  } else await writeFile(types, text);
}
process.exitCode = stale ? 1 : 0;
