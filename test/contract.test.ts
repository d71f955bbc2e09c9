import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const schemas = readdirSync("schemas").map((name) => ({
  name,
  text: readFileSync(`schemas/${name}`, "utf8"),
}));

/** Every schema object in a schema, with its JSON pointer. */
function* nodes(value: unknown, at = ""): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield [at, value as Record<string, unknown>];
  for (const [key, child] of Object.entries(value)) yield* nodes(child, `${at}/${key}`);
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

describe.each(schemas)("$name", ({ text }) => {
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

  it("keeps to the keywords that the type generator knows", () => {
    expect(text).not.toMatch(/"(unevaluatedProperties|prefixItems)"/);
  });
});
