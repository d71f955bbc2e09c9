import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { compileStack, isRefused } from "#compile/compile-stack.ts";

const stacks = readdirSync("stacks").map((name) => `stacks/${name}`);

test.each(stacks)("%s has no error and compiles, twice alike", async (dir) => {
  const [first, second] = [await compileStack(dir), await compileStack(dir)];
  expect(first.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  if (isRefused(first) || isRefused(second)) throw new Error(`${dir} is refused`);
  expect(first.compiled.manifest.numbers).toBeGreaterThan(2);
  expect(second.compiled.manifest).toEqual(first.compiled.manifest);
});

test("production stands on its foundation, the others on none", async () => {
  const production = await compileStack("stacks/production");
  if (isRefused(production)) throw new Error("production is refused");
  const { platform, foundation } = production;
  expect(foundation?.region).toBe("cn-northwest-1");
  expect(foundation?.edges.map((edge) => edge.public)).toEqual(platform.edge.addresses);
  expect(platform.edge.addresses).toHaveLength(3);
  const local = await compileStack("stacks/local-cluster");
  expect(local).toMatchObject({ platform: { cluster: { bundles: { store: "configmaps" } } } });
  expect(local).toMatchObject({ foundation: undefined });
});
