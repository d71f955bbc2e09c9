import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadStack } from "../../src/config/load-stack.ts";
import { deployPlatform } from "./deploy-platform.ts";
import type { Registered } from "./registered-by.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FOUNDATION = "organization/hotline-foundation/production";
const helm = spawnSync("helm", ["version"]).error === undefined;
if (!helm) console.warn("helm is missing: the program is NOT run to its end under mocks");

let stack = "";
beforeEach(() => {
  stack = mkdtempSync(join(tmpdir(), "hotline-platform-"));
  cpSync(`${ROOT}/stacks/production`, stack, { recursive: true, dereference: true });
});
afterEach(() => rmSync(stack, { recursive: true }));

/** A preview with a configuration: what it refuses, or registers; stacks that are referred to have these outputs. */
async function preview(config: Record<string, string>, outputs: Record<string, unknown> = {}) {
  const seen: Registered[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: (args) => {
        if (args.type !== "pulumi:pulumi:StackReference") seen.push(args);
        const own = args.inputs.name === FOUNDATION ? outputs : {};
        return { id: args.name, state: { ...args.inputs, outputs: own, secretOutputNames: [] } };
      },
      call: () => ({}),
    },
    "hotline",
    "production",
    true,
    "organization",
  );
  pulumi.runtime.setAllConfig(config);
  const said = await deployPlatform().catch((error: unknown) => String(error));
  const result = typeof said === "string" ? said : await new Promise((known) => said.apply(known));
  await pulumi.runtime.disconnect();
  return { result, seen };
}

test.each<[string, Record<string, string>, string]>([
  ["nothing", {}, "hotline:stack is missing"],
  ["a misspelt key", { "hotline:stak": "stacks/production" }, "did you mean hotline:stack?"],
  [
    "another type",
    { "hotline:stack": '{"folder":"x"}' },
    'hotline:stack names {"folder":"x"}, where there is no platform.yaml',
  ],
  [
    "a secret in clear text",
    { "hotline:stack": "stacks/production", "hotline:kubeconfig": "x" },
    "hotline:kubeconfig stands in clear text",
  ],
])("%s in the configuration registers nothing", async (_, config, sentence) => {
  const { result, seen } = await preview(config);
  expect(result).toContain("The stack's configuration is wrong:");
  expect(result).toContain(sentence);
  expect(seen).toEqual([]);
});

test("what the check finds stops it, with place and help", async () => {
  const file = join(stack, "foundation.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace("region: cn-northwest-1", "region: cn-nortwest-1"));
  const { result, seen } = await preview({ "hotline:stack": stack });
  expect(result).toMatch(/foundation\.yaml:\d+:\d+ error unknown-region/);
  expect(result).toContain("help: ");
  expect(seen).toEqual([]);
});

test.skipIf(!helm)(
  "foundation.yaml that says other than its foundation stops it, with what differs",
  async () => {
    const config = { "hotline:stack": stack, "hotline:foundation": FOUNDATION };
    const { foundation } = await loadStack(stack);
    const { result, seen } = await preview(config, { foundation: { ...foundation, region: "cn-north-1" } });
    expect(result).toContain(`foundation.yaml is not what ${FOUNDATION} says (region): export it anew`);
    expect(seen).toEqual([]);
    const none = await preview(config);
    expect(none.result).toContain('has no output "foundation"');
  },
);

test.skipIf(!helm)("a good stack is registered, and leaves what the next deployment needs", async () => {
  const { foundation } = await loadStack(stack);
  const { result, seen } = await preview(
    { "hotline:stack": stack, "hotline:foundation": FOUNDATION },
    { foundation },
  );
  expect(result).toMatchObject({
    generation: expect.stringMatching(/^[0-9a-f]{64}$/),
    commit: "",
    folder: "",
  });
  expect(result).toMatchObject({ foundation: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(seen.map(({ name }) => name)).toContain("statefulset-edge");
});
