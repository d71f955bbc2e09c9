import { expect, test } from "vitest";
import { chartObjects } from "./chart-objects.ts";

const object = (more: string, metadata = "name: edge, namespace: hotline") =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { ${metadata} }\n${more}\n`;

test("documents are objects; empty ones are none", () => {
  const text = `---\n# Source: a.yaml\n${object("data: { a: b }")}---\n# nothing\n---\n${object("")}`;
  const plain = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "edge", namespace: "hotline" } };
  expect(chartObjects(text, "hotline")).toEqual([{ ...plain, data: { a: "b" } }, plain]);
});

test.each([
  ["a mode in octal", object("mode: 0400"), "differently"],
  ["a yes", object("enabled: yes"), "differently"],
  ["an on as a key", object("data: { on: x }"), "differently"],
  ["a date", object("at: 2026-01-01"), "differently"],
  ["a merge", object("a: &a { b: 1 }\nc: { <<: *a }"), "differently"],
  ["a hook", object("", "name: a, namespace: hotline, annotations: { helm.sh/hook: pre-install }"), "hook"],
  ["no namespace", object("", "name: edge"), "metadata.namespace"],
  ["another namespace", object("", "name: edge, namespace: default"), "namespace hotline"],
  ["no name", object("", "namespace: hotline"), "metadata.name"],
  ["a list", "- a\n", "without apiVersion"],
  ["no YAML", "a: [\n", "no YAML"],
  ["a key twice", "a: 1\na: 2\n", "no YAML"],
])("%s is refused", (_, text, problem) => {
  expect(chartObjects(text, "hotline")).toContain(problem);
});

test("what lives in no namespace needs none", () => {
  const text = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: edge }\n";
  expect(chartObjects(text, "hotline")).toHaveLength(1);
});
