import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { checkFoundation } from "#config/check-foundation.ts";
import { checkPlatform } from "#config/check-platform.ts";
import type { Platform } from "#config/platform.types.ts";
import { deploymentRules } from "#config/rules/deployment-rules.ts";
import { type Kind, type Schema, schemas } from "#config/schema/ajv.ts";
import { resolve } from "#config/schema/resolve.ts";
import chartSchema from "../../charts/edge/values.schema.json" with { type: "json" };
import { FOUNDATION_VALUES, PLATFORM_VALUES } from "./boundary-values.ts";
import { edgeValues } from "./edge-values.ts";
import { bucketPlatform, clusterPlatform, sampleFoundation } from "./sample-deployment.ts";

const takes = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(chartSchema);
const chart = readFileSync("charts/edge/Chart.yaml", "utf8");
const [, oldest] = /^kubeVersion: ">=1\.(\d+)\.0-0"$/m.exec(chart) ?? [];

/** A value with another one at a path. */
function changed(value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown {
  if (key === undefined) return put;
  return { ...Object(value), [key]: changed(Reflect.get(Object(value), key), rest, put) };
}

/** Whether the check has nothing against a stack; fails where it has not, and the chart has. */
function accepted(platform: unknown, foundation?: unknown): boolean {
  const bytes = (file: unknown) => Buffer.from(JSON.stringify(file));
  const one = checkPlatform("platform.yaml", bytes(platform));
  const other = foundation === undefined ? undefined : checkFoundation("foundation.yaml", bytes(foundation));
  const found = [...one.diagnostics, ...(other?.diagnostics ?? [])];
  if (one.platform === undefined || found.some(({ severity }) => severity === "error")) return false;
  const stack = [one.platform, other?.foundation] as const;
  if (deploymentRules.some((rule) => rule.check(...stack).length > 0)) return false;
  expect(takes(edgeValues(...stack, { lineBytes: 1000 })), JSON.stringify(takes.errors)).toBe(true);
  const [, minor] = one.platform.cluster?.kubernetes.split(".") ?? [];
  expect(Number(minor)).toBeGreaterThanOrEqual(Number(oldest));
  return true;
}

/** A platform that has what a key needs beside it, */
const withBeside = (platform: Platform): Platform => ({
  ...platform,
  edge: { ...platform.edge, media: { ports: { from: 1024, to: 65_535 } } },
  ...(platform.cluster && { cluster: { ...platform.cluster, dns: { kind: "zone-file" } } }),
});

/** and as many edges as there are of something. */
const addressesFor = (value: unknown) =>
  (Array.isArray(value) ? value : [value]).map((_, i) => `10.9.${i >> 8}.${i & 255}`);
const edgesAt = (addresses: readonly string[]) =>
  addresses.map((address, i) => ({ public: address, private: `10.8.${i >> 8}.${i & 255}` }));

test.each(Object.entries(PLATFORM_VALUES))("what the check lets %s be, the chart takes", (key, values) => {
  const tried = [clusterPlatform, bucketPlatform].flatMap((platform) =>
    values.flatMap((value) => {
      const addresses = addressesFor(key === "edge.media.addresses" ? value : 1);
      const many = changed(withBeside(platform), ["edge", "addresses"], addresses);
      const file = changed(many, key.split("."), value);
      return [accepted(file), accepted(file, { ...sampleFoundation, edges: edgesAt(addresses) })];
    }),
  );
  expect(tried).toContain(true);
});

test.each(Object.entries(FOUNDATION_VALUES))(
  "what the check lets the foundation's %s be, the chart takes",
  (key, values) => {
    const tried = values.map((value) => {
      const edges = edgesAt(addressesFor(key === "edges" ? value : 1));
      const file = changed({ ...sampleFoundation, edges }, key.split("."), value);
      const addresses = (key === "edges" && Array.isArray(value) ? value : edges).map((edge) => edge.public);
      return accepted(changed(bucketPlatform, ["edge", "addresses"], addresses), file);
    });
    expect(tried).toContain(true);
  },
);

/** The keys of a schema that have none below them, but for those that are tried as a whole. */
function leaves(schema: Schema, kind: Kind, path: string, tried: object): string[] {
  const { properties } = resolve(schema, kind);
  if (properties === undefined || Object.hasOwn(tried, path)) return [path];
  return Object.entries(properties).flatMap(([key, each]) =>
    leaves(each, kind, path === "" ? key : `${path}.${key}`, tried),
  );
}

test("each key that the chart's values may come of is tried", () => {
  const { cluster = {}, edge = {} } = schemas.Platform.properties ?? {};
  const below = (schema: Schema, path: string) => leaves(schema, "Platform", path, PLATFORM_VALUES);
  expect(Object.keys(PLATFORM_VALUES)).toEqual([...below(cluster, "cluster"), ...below(edge, "edge")]);
  const { apiVersion: _, kind: __, ...foundation } = schemas.Foundation.properties ?? {};
  expect(Object.keys(FOUNDATION_VALUES)).toEqual(
    leaves({ properties: foundation }, "Foundation", "", FOUNDATION_VALUES),
  );
});
