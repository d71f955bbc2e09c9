import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { refusals } from "../../src/deploy/refusals.ts";
import { plannedStack } from "./planned-stack.ts";
import { providersFor } from "./providers.ts";
import { registerPlan } from "./register-plan.ts";
import { registeredBy } from "./registered-by.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const helm = spawnSync("helm", ["version"]).error === undefined;
if (!helm) console.warn("helm is missing: the stacks' plans are NOT registered under mocks");

test.skipIf(!helm).each(["production", "local-cluster"])(
  "stacks/%s: exactly its plan's types, names and inputs are registered, and no guard rail is against it",
  async (name) => {
    const planned = await plannedStack(`${ROOT}/stacks/${name}`);
    if (typeof planned === "string") throw new Error(planned);
    const { plan, platform, foundation } = planned;
    expect(refusals({ next: planned, acknowledgements: platform.acknowledgements ?? [] })).toEqual([]);
    const { resources } = await registeredBy(() =>
      registerPlan(plan, providersFor({ region: foundation?.region }), "/generation"),
    );
    const seen = new Map(resources.map((each) => [each.name, each]));
    expect(seen.size).toBe(plan.components.length + plan.resources.length);
    for (const { type, name, inputs } of plan.resources) {
      expect(seen.get(name)?.type).toBe(type);
      const { source, ...others } = inputs;
      const { source: file, ...seenOthers } = seen.get(name)?.inputs ?? {};
      expect(seenOthers).toEqual(others);
      expect(file === undefined).toBe(source === undefined);
      if (source !== undefined) expect(await file.path).toBe(`/generation/${inputs["key"]}`);
    }
    for (const { type, name } of plan.components)
      expect(seen.get(name)).toMatchObject({ type, custom: false });
  },
);
