import { COMPONENTS } from "../components.ts";
import type { DeploymentPlan } from "../planned-resource.ts";
import { textAt } from "./json-object.ts";
import type { PlanRule } from "./plan-rule.ts";
import { podsOf } from "./pods-of.ts";

/** Digits of a digest that nothing else has by chance. */
const DIGITS = 16;

/** A pod whose template names a generation is started anew, and its calls are cut, for every customer's change. */
export const generationInPod: PlanRule = {
  id: "generation-in-pod",
  check: (plan) => {
    const digests = [...digestsOf(plan)];
    return podsOf(plan)
      .map(({ resource, template }) => ({ resource, text: JSON.stringify(template) }))
      .filter(({ text }) => digests.some((digest) => text.includes(digest)))
      .map(({ resource }) => ({
        subject: resource.name,
        message: "its pods' template names a generation, or an object of one",
        help: "name the pointer alone: the agent follows it without a restart",
      }));
  },
};

/** The beginnings of the generation's digest and of those by which its objects are named. */
function digestsOf({ generation, resources }: DeploymentPlan): Set<string> {
  const named = resources
    .filter(({ options }) => options.parent === COMPONENTS.bundle.name)
    .flatMap(({ name, inputs }) => `${name} ${textAt(inputs, "key")}`.match(/[0-9a-f]{32,}/g) ?? []);
  return new Set(
    [generation, ...named].filter((digest) => digest !== "").map((each) => each.slice(0, DIGITS)),
  );
}
