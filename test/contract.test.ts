import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";

type Node = Record<string, unknown>;

const ajv = new Ajv2020({ strict: false });
const schemas = readdirSync("schemas").map((name) => {
  const text = readFileSync(`schemas/${name}`, "utf8");
  ajv.addSchema(JSON.parse(text), name);
  return { name, text };
});

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every object in a schema, with its JSON pointer. */
function* nodes(value: unknown, at = ""): Generator<[string, Node]> {
  if (typeof value !== "object" || value === null) return;
  if (isNode(value)) yield [at, value];
  for (const [key, child] of Object.entries(value)) yield* nodes(child, `${at}/${key}`);
}

/** Every property that a schema names, with its JSON pointer. */
function properties(schema: unknown): [string, Node][] {
  return [...nodes(schema)].flatMap(([at, { type, properties }]) =>
    type === "object" && isNode(properties)
      ? Object.entries(properties).flatMap(([name, property]): [string, Node][] =>
          isNode(property) ? [[`${at}/properties/${name}`, property]] : [],
        )
      : [],
  );
}

/** What a reference within the schema stands for; the node itself where it is none. */
function resolved(schema: unknown, node: Node): unknown {
  if (typeof node["$ref"] !== "string") return node;
  return node["$ref"]
    .split("/")
    .slice(1)
    .reduce<unknown>((at, step) => (isNode(at) ? at[step] : undefined), schema);
}

/** The value of a snippet in which nobody has changed anything: editors write its texts as they are, quotes included. */
function untouched(body: unknown): unknown {
  if (typeof body === "string") return load(body.replace(/\$\{\d+:([^}]*)\}/g, "$1"));
  if (Array.isArray(body)) return body.map(untouched);
  if (!isNode(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [String(untouched(key)), untouched(value)]),
  );
}

function errors(name: string, at: string, value: unknown) {
  const validate = ajv.getSchema(`${name}#${at}`);
  if (validate === undefined) throw new Error(`no schema ${name}#${at}`);
  return validate(value) ? null : validate.errors;
}

describe("generated types", () => {
  it("are what the schemas say", () => {
    expect(() =>
      execFileSync(process.execPath, ["scripts/types.ts", "--check"], { stdio: "pipe" }),
    ).not.toThrow();
  });

  it("have no index signature of unknown", () => {
    const types = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".types.ts"),
    );
    expect(types.length).toBeGreaterThan(1);
    for (const file of types) expect(readFileSync(`src/${file}`, "utf8"), file).not.toMatch(/\]: unknown/);
  });
});

describe.each(schemas)("$name", ({ name, text }) => {
  const schema: unknown = JSON.parse(text);

  it("closes every object", () => {
    for (const [at, node] of nodes(schema)) {
      if (node["type"] === "object") expect(node, at).toHaveProperty("additionalProperties");
    }
  });

  it("explains every pattern", () => {
    for (const [at, node] of nodes(schema)) {
      if (typeof node["pattern"] === "string") expect(node, at).toHaveProperty("patternErrorMessage");
    }
  });

  it("describes every property in a sentence", () => {
    expect(properties(schema).length).toBeGreaterThan(10);
    for (const [at, node] of properties(schema)) {
      const { description } = { ...Object(resolved(schema, node)), ...node };
      expect(description, at).toMatch(/^\S.{4,}\.$/);
    }
  });

  it("has defaults that are valid", () => {
    for (const [at, node] of properties(schema))
      if ("default" in node) expect(errors(name, at, node["default"]), at).toBeNull();
  });

  it("has snippets that are valid as they are", () => {
    for (const [at, node] of nodes(schema)) {
      if (!Array.isArray(node["defaultSnippets"])) continue;
      for (const { label, description, body } of node["defaultSnippets"]) {
        expect(description, `${at} ${label}`).toMatch(/\S/);
        expect(errors(name, at, untouched(body)), `${at} ${label}`).toBeNull();
      }
    }
  });

  it("keeps to the keywords that the type generator knows", () => {
    expect(text).not.toMatch(/"(unevaluatedProperties|prefixItems)"/);
  });
});

it("what people add has a snippet", () => {
  const labels = schemas.flatMap(({ text }) =>
    [...text.matchAll(/"label": "([^"]+)"/g)].map(([, label]) => label),
  );
  expect(new Set(labels)).toEqual(
    new Set([
      ...[
        "enterprise",
        "binding",
        "binding over SIP",
        "evidence",
        "schedule",
        "night schedule",
        "office hours",
      ],
      ...["area", "recording", "rule", "rule by area", "last rule", "menu", "queue", "screening", "limits"],
      ...["treatments", "override", "carrier", "segment", "regional segment", "trunk", "registration trunk"],
      ...["tariff", "tariff by distance", "package", "call", "cluster", "cluster on AWS", "edge address"],
    ]),
  );
});
