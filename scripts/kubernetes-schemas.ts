/**
 * Writes what kubeconform needs into `.cache/schemas`: a JSON Schema of every kind of Kubernetes, from the OpenAPI
 * document in the pinned module of the API server, and of PodMonitor and PrometheusRule, from their definitions in the
 * operator's module, which are put beside them for an API server (`definitions/`). Strict: a key that a kind does not have is wrong. Exits 1, with a sentence, where Go is missing.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { CORE_SCHEMA, load } from "js-yaml";

type Schema = { [key: string]: unknown };

const KUBERNETES = { module: "cluster", path: "k8s.io/kubernetes" };
const OPERATOR = { module: "crds", path: "github.com/prometheus-operator/prometheus-operator" };
const DEFINITIONS = ["podmonitors", "prometheusrules"];

/** Kinds whose definition says less than the server accepts. */
const LOOSER: Readonly<Record<string, Schema>> = {
  "io.k8s.apimachinery.pkg.util.intstr.IntOrString": { type: ["string", "integer"] },
  "io.k8s.apimachinery.pkg.api.resource.Quantity": { type: ["string", "number"] },
};

const go = ["go", "/usr/local/go/bin/go"].find((each) => {
  try {
    execFileSync(each, ["version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
});

/** Folder of a pinned module's source, fetched where it is not there, and verified. */
function moduleFolder(program: string, { module, path }: { module: string; path: string }): string {
  const cwd = resolve("scripts/servers", module);
  const env = { ...process.env, GOFLAGS: "-mod=readonly" };
  const found: { Dir: string } = JSON.parse(
    execFileSync(program, ["mod", "download", "-json", path], { cwd, env, encoding: "utf8" }),
  );
  return found.Dir;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A schema in which what is not named is wrong, unless it says that it keeps what it does not know. */
function strict(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strict);
  if (!isSchema(value)) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, strict(each)]));
  const open = "additionalProperties" in inner || inner["x-kubernetes-preserve-unknown-fields"] === true;
  return isSchema(inner["properties"]) && inner["type"] !== undefined && !open
    ? { ...inner, additionalProperties: false }
    : inner;
}

/** Names of all definitions that a schema needs. */
function needed(schema: unknown, definitions: Schema, found = new Set<string>()): Set<string> {
  for (const [, name = ""] of JSON.stringify(schema).matchAll(/"#\/definitions\/([^"]+)"/g)) {
    if (found.has(name)) continue;
    found.add(name);
    needed(definitions[name], definitions, found);
  }
  return found;
}

function kubernetesSchemas(openapi: { definitions: Schema }): Map<string, Schema> {
  const definitions: Schema = {};
  for (const [name, schema] of Object.entries(openapi.definitions))
    definitions[name] = LOOSER[name] ?? strict(schema);
  const files = new Map<string, Schema>();
  for (const definition of Object.values(definitions)) {
    if (!isSchema(definition)) continue;
    const kinds = definition["x-kubernetes-group-version-kind"];
    const [kind, ...more] = Array.isArray(kinds) ? kinds : [];
    if (kind === undefined || more.length > 0) continue;
    const own = Object.fromEntries(
      [...needed(definition, definitions)].map((each) => [each, definitions[each]]),
    );
    files.set(fileOf(kind.group, kind.version, kind.kind), { ...definition, definitions: own });
  }
  return files;
}

/** As kubeconform looks for it: `statefulset-apps-v1.json`, `service-v1.json`. */
function fileOf(group: string, version: string, kind: string): string {
  const first = group.split(".", 1)[0];
  return [kind.toLowerCase(), ...(first ? [first] : []), `${version}.json`].join("-");
}

interface CustomDefinition {
  spec: {
    group: string;
    names: { kind: string };
    versions: { name: string; schema: { openAPIV3Schema: Schema } }[];
  };
}

/** Text of each definition of the operator, by the name of its file. */
async function customDefinitions(folder: string): Promise<Map<string, string>> {
  const below = join(folder, "example/prometheus-operator-crd");
  const names = DEFINITIONS.map((name) => `monitoring.coreos.com_${name}.yaml`);
  return new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, string]> => [name, await readFile(join(below, name), "utf8")]),
    ),
  );
}

function customSchemas(definitions: ReadonlyMap<string, string>): Map<string, Schema> {
  const files = new Map<string, Schema>();
  for (const text of definitions.values()) {
    const read = load(text, { schema: CORE_SCHEMA });
    const { spec }: CustomDefinition = JSON.parse(JSON.stringify(read));
    for (const version of spec.versions) {
      const schema = strict(version.schema.openAPIV3Schema);
      if (isSchema(schema)) files.set(fileOf(spec.group, version.name, spec.names.kind), schema);
    }
  }
  return files;
}

const target = resolve(".cache/schemas");
// What is written follows from the modules and from this file, which names the kinds.
const sources = [KUBERNETES, OPERATOR].map(({ module }) => `scripts/servers/${module}/go.sum`);
const texts = [...sources, "scripts/kubernetes-schemas.ts"].map((file) => readFile(file, "utf8"));
const pins = (await Promise.all(texts)).join("");
const known = await readFile(join(target, "pins"), "utf8").catch(() => "");
if (known !== pins || !existsSync(join(target, "definitions"))) {
  if (go === undefined) {
    console.error("set-up: Go is missing, and with it the schemas of Kubernetes: their tests are SKIPPED");
    process.exit(1);
  }
  const swagger = join(moduleFolder(go, KUBERNETES), "api/openapi-spec/swagger.json");
  const definitions = await customDefinitions(moduleFolder(go, OPERATOR));
  const files = new Map([
    ...kubernetesSchemas(JSON.parse(await readFile(swagger, "utf8"))),
    ...customSchemas(definitions),
  ]);
  const draft = `${target}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(join(draft, "definitions"), { recursive: true });
  for (const [name, schema] of files) await writeFile(join(draft, name), JSON.stringify(schema));
  for (const [name, text] of definitions) await writeFile(join(draft, "definitions", name), text);
  await writeFile(join(draft, "pins"), pins);
  await rm(target, { recursive: true, force: true });
  await rename(draft, target);
  console.error(`set-up: schemas of ${files.size} kinds in .cache/schemas`);
}
