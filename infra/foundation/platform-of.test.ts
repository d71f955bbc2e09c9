import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { platformOf } from "./platform-of.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

let stack = "";
beforeEach(() => {
  stack = mkdtempSync(join(tmpdir(), "hotline-foundation-"));
  cpSync(`${ROOT}/stacks/production`, stack, { recursive: true, dereference: true });
});
afterEach(() => rmSync(stack, { recursive: true }));

function change(from: string, to: string): void {
  const file = join(stack, "platform.yaml");
  const text = readFileSync(file, "utf8");
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

const found = () => platformOf(stack, "stacks/mine");

test("the platform with its version of Kubernetes, also before there is a foundation.yaml", async () => {
  expect(await found()).toMatchObject({ kubernetes: "1.36", platform: { metadata: { id: "production" } } });
  rmSync(join(stack, "foundation.yaml"));
  expect(await found()).toMatchObject({ kubernetes: "1.36" });
  change("203.0.113.9", "203.0.113.99");
  expect(await found()).toMatchObject({ kubernetes: "1.36" });
});

test("a customer's broken file is no reason to build nothing", async () => {
  writeFileSync(join(stack, "enterprises/flowers.yaml"), "kind: [");
  expect(await found()).toMatchObject({ kubernetes: "1.36" });
});

test("no folder, or one without platform.yaml", async () => {
  rmSync(join(stack, "platform.yaml"));
  const said =
    "hotline-foundation:stack names stacks/mine, where there is no platform.yaml: name a stack's folder";
  expect(await found()).toContain(said);
  expect(await platformOf(join(stack, "nowhere"), "stacks/mine")).toContain(said);
});

test("an id by which a role's name would be longer than AWS takes", async () => {
  change("id: production", `id: ${"p".repeat(44)}`);
  expect(await found()).toMatchObject({ kubernetes: "1.36" });
  change("p".repeat(44), "p".repeat(45));
  expect(await found()).toContain("stacks/mine/platform.yaml: metadata.id has 45 letters, and AWS takes 44");
});

test.each([
  ["a misspelt key", "cluster:\n", "clustr:\n", "unknown-key", "did you mean cluster?"],
  ["a wrong type", 'kubernetes: "1.36"', "kubernetes: 1.36", "", "in quotes"],
  [
    "a secret in clear text",
    "password: { secret: trunk-telecom-shenzhen }",
    "password: hush-hush-2026",
    "secret-in-clear",
    "{ secret: NAME }",
  ],
])("%s in platform.yaml, with its place and what to do", async (_, from, to, code, help) => {
  change(from, to);
  const said = await found();
  expect(said).toMatch(/platform\.yaml:\d+:\d+ error /);
  expect(said).toContain(code);
  expect(said).toContain(help);
  expect(said).not.toContain("hush-hush-2026");
});
