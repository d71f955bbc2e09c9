import { expect, test } from "vitest";
import { planStack } from "../../src/deploy/plan-stack.ts";
import type { DeploymentPlan } from "../../src/deploy/planned-resource.ts";
import { isRefusal } from "../../src/deploy/refusal.ts";
import {
  bucketPlatform,
  clusterPlatform,
  compiledOf,
  sampleEnterprises,
  sampleFoundation,
  sampleObjects,
} from "../../src/deploy/sample-deployment.ts";
import { providersFor } from "./providers.ts";
import { registerPlan } from "./register-plan.ts";
import { type Registered, registeredBy } from "./registered-by.ts";

const registered = (plan: DeploymentPlan) =>
  registeredBy(() => registerPlan(plan, providersFor({ region: sampleFoundation.region }), "/generation"));

function planOf(platform: typeof clusterPlatform): DeploymentPlan {
  const compiled = compiledOf(sampleEnterprises(60), platform);
  const plan = planStack({ platform, foundation: sampleFoundation, compiled, edgeObjects: sampleObjects });
  if (isRefusal(plan)) throw new Error(plan.code);
  return plan;
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
const seenAs = ({ type, name, inputs }: Registered) => ({ type, name, inputs });

test("exactly the plan's types, names and inputs are registered, each after what it needs", async () => {
  const plan = planOf(clusterPlatform);
  const { resources, providers } = await registered(plan);
  const wanted = [
    ...plan.components.map(({ type, name }) => ({ type, name, inputs: {} })),
    ...plan.resources.map(({ type, name, inputs }) => ({ type, name, inputs })),
  ];
  expect(resources.map(seenAs).toSorted(byName)).toEqual(wanted.toSorted(byName));
  const order = resources.map(({ name }) => name);
  for (const { name, options } of plan.resources) {
    const late = options.dependsOn?.filter((each) => order.indexOf(each) > order.indexOf(name));
    expect(late ?? []).toEqual([]);
  }
  expect(providers.map(seenAs)).toEqual([
    { type: "pulumi:providers:kubernetes", name: "cluster", inputs: { enableConfigMapMutable: "true" } },
  ]);
  for (const { custom, provider } of resources.filter((each) => each.custom)) {
    expect([custom, provider]).toEqual([true, expect.stringContaining("::cluster::")]);
  }
});

test("a bucket's objects are files of the generation, in the foundation's region", async () => {
  const plan = planOf(bucketPlatform);
  const { resources, providers } = await registered(plan);
  const objects = resources.filter(({ type }) => type.startsWith("aws:s3/bucketObjectv2:"));
  const planned = plan.resources.filter(({ type }) => type.startsWith("aws:s3/bucketObjectv2:"));
  expect(objects).toHaveLength(planned.length);
  for (const { name, inputs } of objects) {
    const source = planned.find((each) => each.name === name)?.inputs["source"];
    if (source === undefined) expect(inputs).not.toHaveProperty("source");
    else expect(await inputs.source.path).toBe(`/generation/${inputs.key}`);
  }
  expect(providers.map(seenAs).toSorted(byName)[0]).toEqual({
    type: "pulumi:providers:aws",
    name: "cloud",
    inputs: { region: "cn-northwest-1" },
  });
});

test("what depends on something that comes later, or is below no component, is a bug", () => {
  const plan = planOf(clusterPlatform);
  const resources = plan.resources.toReversed();
  expect(() => registerPlan({ ...plan, resources }, providersFor({}), "/")).toThrow(
    "does not have before it",
  );
  expect(() => registerPlan({ ...plan, components: [] }, providersFor({}), "/")).toThrow("names namespace");
});
