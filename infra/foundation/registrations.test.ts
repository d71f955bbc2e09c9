import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadStack } from "../../src/config/load-stack.ts";
import { canonicalYaml } from "../../src/deploy/canonical-yaml.ts";
import type { Json } from "../../src/deploy/planned-resource.ts";
import type { AwsPartition } from "../../src/model/aws-region.ts";
import { otherLines } from "../../test/plans/other-lines.ts";
import { builtUnderMocks } from "./built-under-mocks.ts";

const { platform } = await loadStack(fileURLToPath(new URL("../../stacks/production", import.meta.url)));
if (platform === undefined) throw new Error("stacks/production is broken");

/** All that is registered, by type and name, to be read in review. */
const registrations = async (partition: AwsPartition, region: string): Promise<string> => {
  const { registered } = await builtUnderMocks(platform, partition, region);
  const sorted = registered.toSorted((a, b) => (a.type + a.name < b.type + b.name ? -1 : 1));
  return canonicalYaml(
    sorted.map(({ type, name, inputs, protect, ignoreChanges }) => ({
      ...{ type, name, inputs: readable(inputs) },
      ...(protect && { protect }),
      ...(ignoreChanges.length > 0 && { ignoreChanges }),
    })),
  );
};

/** What a machine is told at its start is text in base64. */
function readable({ userData, ...others }: Readonly<Record<string, Json>>): { readonly [key: string]: Json } {
  return typeof userData === "string"
    ? { ...others, userData: Buffer.from(userData, "base64").toString("utf8") }
    : others;
}

test("everything that is registered, under mocks, in aws-cn", async () => {
  const text = await registrations("aws-cn", "cn-northwest-1");
  await expect(text).toMatchFileSnapshot("expected/aws-cn.out");
});

test("in aws it is the same but for these lines", async () => {
  const text = await registrations("aws", "ap-southeast-1");
  expect(text).not.toMatch(/aws-cn|cn-northwest|amazonaws\.com\.cn/);
  const other = otherLines(text, await registrations("aws-cn", "cn-northwest-1"));
  await expect(other).toMatchFileSnapshot("expected/aws.out");
});
